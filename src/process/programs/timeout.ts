import { type Json, type Next, poll } from '../program.js';
import { ended, start } from './children.js';
import { readSignal } from './kill.js';
import { banner, misuse, parseOptions } from './options.js';
import { readDuration } from './sleep.js';
import { quoted, type Run } from './tool.js';

const grammar = { short: '+s:k:v', long: 'signal=s: kill-after=k: preserve-status foreground verbose=v', status: 125 };

interface Own {
  readonly pid: number;
  readonly until: number;
  readonly sent: 0 | 1 | 2;
}

export function timeout(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { system } = run;
  const [limit, ...command] = options.operands;
  if (limit === undefined || command.length === 0) return run.busybox ? banner(run) : tryHelp(run);
  const duration = readDuration(limit);
  const signal = readSignal(options.value('s') ?? 'TERM');
  if (duration === undefined) {
    if (!run.busybox) return misuse(run, grammar, `invalid time interval ${quoted(limit)}`);
    run.complain(`invalid number '${limit}'`);
    return 1;
  }
  if (signal === undefined) return misuse(run, grammar, `${quoted(options.value('s') ?? '')}: invalid signal`);
  if (state === undefined) {
    const started = start(run, command, { verb: run.busybox ? "can't execute " : 'failed to run command ' });
    if (!('pid' in started)) return started.code;
    const until = duration === 0 ? Number.MAX_SAFE_INTEGER : system.now + duration * 1000;
    return wait({ pid: started.pid, until, sent: 0 });
  }
  const own = state as unknown as Own;
  const status = ended(system, own.pid);
  if (status !== undefined) {
    if (own.sent === 0 || options.has('preserve-status') || run.busybox)
      return run.busybox && own.sent > 0 ? 143 : status.code;
    return own.sent === 2 ? 137 : 124;
  }
  if (system.now < own.until) return wait(own);
  system.kill(own.pid, own.sent === 0 ? signal : 'KILL');
  const grace = readDuration(options.value('k') ?? '');
  const until = own.sent === 0 && grace !== undefined ? system.now + grace * 1000 : Number.MAX_SAFE_INTEGER;
  return wait({ pid: own.pid, until, sent: own.sent === 0 && signal !== 'KILL' ? 1 : 2 });
}

function tryHelp(run: Run): number {
  run.warn(`Try '${run.name} --help' for more information.\n`);
  return 125;
}

function wait(own: Own): Next {
  return poll([{ child: own.pid }, { time: own.until }], own as unknown as Json);
}
