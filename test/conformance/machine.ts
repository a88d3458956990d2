import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { removeControlGroups } from './control-groups.js';
import { callEngine } from './engine-call.js';
import { EngineUnavailable } from './requirements.js';

const script = fileURLToPath(new URL('./machine.sh', import.meta.url));
const searched = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Namespaces of its own with an Engine that answers in them. See machine.sh. */
export interface Machine {
  readonly name: string;
  /** Of its Engine, as this process reaches it. */
  readonly socket: string;
  /** What to put before a command so that it runs in this machine's network, and otherwise here. */
  readonly inNetwork: readonly string[];
  /** The command that runs `command` in the working folder of this machine, with that environment and no more. */
  enter(command: readonly string[], environment: Readonly<Record<string, string>>): readonly string[];
  /** Kills everything in it. What it kept in its folder stays. */
  stop(): Promise<void>;
}

/**
 * Starts the machine that keeps its things in the new folder FOLDER/NAME and waits until its Engine answers.
 * @param beside a machine whose network it is to share
 * @throws EngineUnavailable with the end of the Engine's log
 */
export async function startMachine(folder: string, name: string, beside?: Machine): Promise<Machine> {
  const own = join(folder, name);
  mkdirSync(own);
  const log = openSync(join(own, 'log'), 'w');
  const group = `slipway-${basename(folder)}-${name}`;
  const namespaces = ['--mount', '--uts', '--ipc', '--pid', ...(beside === undefined ? ['--net'] : [])];
  const [program = '', ...args] = [
    ...(beside?.inNetwork ?? []),
    ...['unshare', ...namespaces, '--fork', '--kill-child', 'sh', script, own, name, group],
  ];
  const child = spawn(program, args, { stdio: ['pipe', log, log], env: { PATH: searched } });
  closeSync(log);
  const life = { over: false };
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      life.over = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
    await removeControlGroups(group);
  };
  const socket = join(folder, 'sockets', `${name}.sock`);
  if (!(await answers(socket, life))) {
    await stop();
    throw new EngineUnavailable(`The Docker Engine does not start here:\n${lastWords(join(own, 'log'))}`);
  }
  const first = Number(readFileSync(join(own, 'process'), 'utf8'));
  const inNetwork = ['nsenter', `--net=/proc/${first}/ns/net`];
  return { name, socket, inNetwork, enter: (...how) => enter(first, ...how), stop };
}

function enter(
  process: number,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): readonly string[] {
  return [
    ...['nsenter', `--target=${process}`, '--mount', '--uts', '--ipc', '--net', '--pid', '--'],
    ...['env', '-i', '-C', '/home/student/lesson', 'HOME=/home/student', `PATH=${searched}`],
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...command,
  ];
}

/** Whether an Engine answers at that socket within a minute of its life. */
async function answers(socket: string, life: { readonly over: boolean }): Promise<boolean> {
  for (let tenths = 0; tenths < 600 && !life.over; tenths += 1) {
    const up = await callEngine(socket, 'GET', '/_ping').then(
      ({ status }) => status === 200,
      () => false,
    );
    if (up) return true;
    await pause(100);
  }
  return false;
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  return lines.slice(-15).join('\n');
}
