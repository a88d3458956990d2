import { tryParseMoment } from '../../time/moment.js';
import { exit, type Next, poll } from '../../process/program.js';
import { containerLogs, type LogLine, type LogOptions } from '../../view/container-logs.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { containerById, containerByName, hasEnded } from './container-by-name.js';
import { giveUp, refused } from './speak.js';

const flagSet = {
  details: toggle('Show more about each line'),
  follow: toggle('Go on as it prints more', { short: 'f' }),
  since: text('Only what was printed after this: 10m, 2026-01-02T13:23:37Z'),
  tail: text('Only so many lines, from the end', { short: 'n', initial: 'all' }),
  timestamps: toggle('Begin each line with its time', { short: 't' }),
  until: text('Only what was printed before this'),
};

type Call = Invocation<typeof flagSet>;

/** How many lines of the log have been dealt with, while more are waited for. */
type Reading = { readonly id: string; readonly lines: number };

export const logs = command({
  flags: flagSet,
  step: (call, state) => (state === undefined ? begin(call) : goOn(call, state as Reading)),
});

function optionsOf({ system, flags }: Call): LogOptions | string {
  const bounds: { since?: number; until?: number } = {};
  for (const name of ['since', 'until'] as const) {
    if (flags[name] === '') continue;
    const moment = tryParseMoment(flags[name], system.now);
    if (typeof moment === 'object') return `invalid value for "${name}": ${moment.message}`;
    bounds[name] = moment;
  }
  return { stdout: true, stderr: true, timestamps: flags.timestamps, ...bounds };
}

function begin(call: Call): Next {
  const {
    system,
    client,
    flags,
    args: [name = ''],
  } = call;
  const options = optionsOf(call);
  if (typeof options === 'string') return giveUp(system, options);
  const container = containerByName(call, name);
  if (isFailure(container)) return refused(system, container);
  const { id } = container;
  const shown = client.look((world) => containerLogs(world, client.host, id, { ...options, tail: flags.tail }));
  if (isFailure(shown)) return refused(system, shown);
  print(call, shown);
  return flags.follow ? goOn(call, { id, lines: countOf(call, id) }) : exit(0);
}

function everything({ client }: Call, id: string, options: LogOptions): readonly LogLine[] | Failure {
  return client.look((world) => containerLogs(world, client.host, id, options));
}

function countOf(call: Call, id: string): number {
  const all = everything(call, id, { stdout: true, stderr: true });
  return isFailure(all) ? 0 : all.length;
}

function goOn(call: Call, { id, lines }: Reading): Next {
  const container = containerById(call, id);
  const all = everything(call, id, { stdout: true, stderr: true, timestamps: call.flags.timestamps });
  if (isFailure(all)) return exit(0);
  print(call, all.slice(lines));
  if (hasEnded(container)) return exit(0);
  return poll([{ topic: `container:${id}` }], { id, lines: all.length });
}

function print({ system, flags }: Call, lines: readonly LogLine[]): void {
  for (const { stream, text } of lines) system.write(stream === 'stdout' ? 1 : 2, flags.details ? ` ${text}` : text);
}
