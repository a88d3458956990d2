import { tryParseMoment } from '../../time/moment.js';
import { exit, type Next, poll } from '../../process/program.js';
import { containerLogs, type LogLine, type LogOptions, logTime } from '../../view/container-logs.js';
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

/**
 * How much of the log has been dealt with, while more is waited for: lines, and bytes of a capture that outlives the
 * log when `--rm` removes the container in the moment of its last words.
 */
type Reading = {
  readonly id: string;
  readonly lines: number;
  readonly capture: number;
  readonly stdout: number;
  readonly stderr: number;
};

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
  if (!container.hasLog) client.call({ call: 'open-log', container: id });
  const shown = client.look((world) => containerLogs(world, client.host, id, { ...options, tail: flags.tail }));
  if (isFailure(shown)) return refused(system, shown);
  print(call, shown);
  if (!flags.follow || hasEnded(containerById(call, id))) return exit(0);
  const capture = client.call({ call: 'attach-container', container: id, event: false });
  if (isFailure(capture)) return refused(system, capture);
  return goOn(call, { id, lines: countOf(call, id), capture, stdout: 0, stderr: 0 });
}

function everything({ client }: Call, id: string, options: LogOptions): readonly LogLine[] | Failure {
  return client.look((world) => containerLogs(world, client.host, id, options));
}

function countOf(call: Call, id: string): number {
  const all = everything(call, id, { stdout: true, stderr: true });
  return isFailure(all) ? 0 : all.length;
}

function goOn(call: Call, reading: Reading): Next {
  const { client, flags } = call;
  const { id, capture } = reading;
  const all = everything(call, id, { stdout: true, stderr: true, timestamps: flags.timestamps });
  const gone = isFailure(all);
  const row = client.capture(capture);
  const [stdout = '', stderr = ''] = [row?.stdout, row?.stderr];
  if (gone) {
    lastWords(call, 'stdout', stdout.slice(reading.stdout));
    lastWords(call, 'stderr', stderr.slice(reading.stderr));
  } else print(call, all.slice(reading.lines));
  if (gone || hasEnded(containerById(call, id))) {
    client.do({ do: 'forget-capture', capture });
    return exit(0);
  }
  const read = { id, lines: all.length, capture, stdout: wholeLines(stdout), stderr: wholeLines(stderr) };
  return poll([{ topic: `container:${id}` }], read);
}

const wholeLines = (text: string): number => text.lastIndexOf('\n') + 1;

/** What a container that is gone already printed in the end. */
function lastWords(call: Call, stream: LogLine['stream'], text: string): void {
  const { now: time } = call.system;
  const before = call.flags.timestamps ? `${logTime(time)} ` : '';
  print(
    call,
    (text.match(/[^\n]+\n?|\n/g) ?? []).map((line) => ({ stream, time, text: before + line })),
  );
}

function print({ system, flags }: Call, lines: readonly LogLine[]): void {
  for (const { stream, text } of lines) system.write(stream === 'stdout' ? 1 : 2, flags.details ? ` ${text}` : text);
}
