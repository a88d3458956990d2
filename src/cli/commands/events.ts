/** `docker events`: what has happened since an instant, and what happens until another one, or for ever. */
import { tryParseMoment } from '../../time/moment.js';
import { exit, type Next, poll } from '../../process/program.js';
import { eventDocument, matchesEvent } from '../../view/list-events.js';
import type { Event } from '../../world/event.js';
import { filter } from '../filters.js';
import { text } from '../flag-kinds.js';
import { eventFormatProblem, formatEvent } from '../format/events.js';
import { command, type Invocation } from './command.js';
import { giveUp, say } from './speak.js';

const flagSet = {
  filter: filter('Only those that fit', 'f'),
  format: text('Go template, or json'),
  since: text('From this on: 10m, 2026-01-02T13:23:37Z'),
  until: text('Up to this'),
};

type Call = Invocation<typeof flagSet>;

/** The last event dealt with, and when to stop (0: never). */
type Watching = { readonly seen: number; readonly until: number };

/** Nobody is told of new events; whoever watches looks again after this many milliseconds. */
const glance = 1000;

export const events = command({
  flags: flagSet,
  step: (call, state) => (state === undefined ? begin(call) : watch(call, state as Watching)),
});

function begin(call: Call): Next {
  const { system, client, flags } = call;
  const unusable = eventFormatProblem(flags.format);
  if (unusable !== undefined) return giveUp(system, unusable, 64);
  const moment = (text: string, otherwise: number) => (text === '' ? otherwise : tryParseMoment(text, system.now));
  const since = moment(flags.since, Infinity);
  if (typeof since === 'object') return giveUp(system, since.message);
  const until = moment(flags.until, 0);
  if (typeof until === 'object') return giveUp(system, until.message);
  if (flags.since !== '' && flags.until !== '' && since > until) {
    const words = `\`since\` time (${since / 1000}) cannot be after \`until\` time (${until / 1000})`;
    return giveUp(system, `Error response from daemon: ${words}`);
  }
  const before = client.look((world) => [...world.events.values()].filter(({ time }) => time < since).at(-1)?.sequence);
  return watch(call, { seen: before ?? 0, until });
}

function newEvents({ client, flags }: Call, { seen, until }: Watching): readonly Event[] {
  const filters = Object.fromEntries(flags.filter);
  const all = client.look((world) => [...world.events.entriesFrom(seen + 1)].map(([, event]) => event));
  return all
    .filter(({ host, time }) => host === client.host && (until === 0 || time <= until))
    .filter((event) => matchesEvent(event, filters));
}

function watch(call: Call, watching: Watching): Next {
  const { system, client, flags } = call;
  const { until } = watching;
  for (const event of newEvents(call, watching)) {
    const line = formatEvent(eventDocument(event), flags.format);
    if (!line.ok) return giveUp(system, line.reason);
    say(system, line.value);
  }
  if (until !== 0 && system.now >= until) return exit(0);
  const seen = client.look((world) => world.events.last()?.[0] ?? 0);
  const next = system.now + glance;
  return poll([{ time: until === 0 ? next : Math.min(next, until) }], { seen, until });
}
