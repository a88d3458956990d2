import { isFault } from '../../filesystem/fault.js';
import { forkShell } from './fork.js';
import type { Machine } from './state.js';
import { say } from './wording.js';

/** Starts a background job; without a terminal to itself it reads nothing. */
export function startJob(machine: Machine, id: number, text: string): undefined {
  const { shell, system } = machine;
  noteEnded(machine);
  const interactive = shell.mode === 'interactive' && !shell.subshell;
  const nothing = interactive ? undefined : system.open('/dev/null', 'read');
  const over: [number, number][] = nothing === undefined || isFault(nothing) ? [] : [[0, nothing]];
  const pid = forkShell(machine, { run: id, over, background: true });
  for (const [, opened] of over) {
    system.close(opened);
  }
  const known = shell.mode === 'interactive' || machine.flavour.kind === 'bash';
  const job = { id: Math.max(0, ...shell.jobs.map((one) => one.id)) + 1, pid, text: known ? text : '' };
  shell.jobs = [...shell.jobs, job];
  shell.background = pid;
  shell.status = 0;
  if (interactive && machine.flavour.kind === 'bash') {
    say(machine, `[${job.id}] ${pid}\n`);
  }
}

const rememberedEndings = 64;

/** Takes note of the background jobs that have ended. */
export function noteEnded(machine: Machine): undefined {
  const { shell, system } = machine;
  for (const { pid, status } of shell.jobs.length === 0 ? [] : system.children()) {
    const job = shell.jobs.find((one) => one.pid === pid);
    if (status !== undefined && job !== undefined) {
      system.wait(pid);
      shell.ended.set(pid, status.code);
      if (shell.mode !== 'interactive') {
        shell.jobs = shell.jobs.filter((one) => one !== job);
      }
    }
  }
  for (const pid of [...shell.ended.keys()].slice(0, -rememberedEndings)) {
    shell.ended.delete(pid);
  }
}

export function jobLine(machine: Machine, job: Machine['shell']['jobs'][number]): string {
  const { shell, flavour } = machine;
  const code = shell.ended.get(job.pid);
  const mark = job === shell.jobs.at(-1) ? '+' : job === shell.jobs.at(-2) ? '-' : ' ';
  const state =
    code === undefined ? 'Running' : code === 0 ? 'Done' : flavour.kind === 'bash' ? `Exit ${code}` : `Done(${code})`;
  const text = code === undefined && flavour.kind === 'bash' ? `${job.text} &` : job.text;
  const gap = flavour.kind === 'dash' ? ` ${mark}` : `${mark} `;
  return `[${job.id}]${gap} ${state.padEnd(flavour.kind === 'bash' ? 24 : 27)}${text}\n`;
}

/** Before a prompt: which background jobs have ended. */
export function mentionEnded(machine: Machine): undefined {
  const { shell } = machine;
  noteEnded(machine);
  for (const job of shell.jobs) {
    if (shell.ended.has(job.pid)) {
      say(machine, jobLine(machine, job));
    }
  }
  shell.jobs = shell.jobs.filter((job) => !shell.ended.has(job.pid));
}
