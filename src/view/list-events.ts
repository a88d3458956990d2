import { familiarName } from '../reference/familiar.js';
import { isReferenceFailure } from '../reference/failure.js';
import { tryParseNormalized } from '../reference/normalize.js';
import { matchesLabels } from '../image/filters.js';
import { unixSeconds } from '../time/instant.js';
import type { Event } from '../world/event.js';
import { type Failure, failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { type Filters, filterValues, matchesExactly, matchesPrefix } from './filters.js';
import { sortedByName } from './sorted-by-name.js';

/** One message of `/events`. The first three members only for containers and images, `from` only for containers. */
export interface EventDocument {
  readonly status?: string;
  readonly id?: string;
  readonly from?: string;
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly scope: 'local';
  /** Seconds, and nanoseconds: a whole number of milliseconds, rounded as JavaScript's numbers must. */
  readonly time: number;
  readonly timeNano: number;
}

export interface ListEventsOptions {
  /** Milliseconds, both inclusive. */
  readonly since?: number;
  readonly until?: number;
  readonly filters?: Filters;
}

export function eventDocument({ type, action, id, time, attributes }: Event): EventDocument {
  const image = attributes['image'];
  const old = type === 'container' || type === 'image' ? { status: action, id } : {};
  return {
    ...old,
    ...(type === 'container' && image ? { from: image } : {}),
    Type: type,
    Action: action,
    Actor: { ID: id, Attributes: sortedByName(attributes) },
    scope: 'local',
    time: unixSeconds(time),
    timeNano: time * 1_000_000,
  };
}

/** Filters that ask for the object an event is about, by the beginning of its id or name, whatever kind it is. */
const objectFilters = ['config', 'container', 'daemon', 'network', 'node', 'plugin', 'secret', 'service', 'volume'];
const actionsWithDetail = ['health_status', 'exec_create', 'exec_start'];

function isAbout(event: Event, values: readonly string[]): boolean {
  return matchesPrefix(values, event.id) || matchesPrefix(values, event.attributes['name'] ?? '');
}

function hasAction({ action }: Event, values: readonly string[]): boolean {
  const coarse = values.some((value) => actionsWithDetail.includes(value));
  return coarse ? matchesPrefix(values, action) : matchesExactly(values, action);
}

function withoutTag(image: string): string {
  const reference = tryParseNormalized(image);
  return isReferenceFailure(reference) ? image : familiarName(reference);
}

/** An image's events, and those of containers made from it, with or without the tag. */
function isAboutImage({ id, type, attributes }: Event, values: readonly string[]): boolean {
  const name = attributes[type === 'image' ? 'name' : 'image'] ?? '';
  return [id, name, withoutTag(id), withoutTag(name)].some((text) => matchesExactly(values, text));
}

/** A filter that the engine does not know lets everything through (system/events-filters). */
export function matchesEvent(event: Event, filters: Filters): boolean {
  const values = (key: string) => filterValues(filters, key);
  return (
    hasAction(event, values('event')) &&
    matchesExactly(values('type'), event.type) &&
    matchesExactly(values('scope'), 'local') &&
    objectFilters.every((key) => isAbout(event, values(key))) &&
    isAboutImage(event, values('image')) &&
    matchesLabels(values('label'), event.attributes)
  );
}

/** What `docker events` shows of the past: the newest events that the world remembers, oldest first. */
export function listEvents(
  world: World,
  hostName: string,
  { since, until, filters = {} }: ListEventsOptions = {},
): readonly EventDocument[] | Failure {
  if (since !== undefined && until !== undefined && since > until) {
    const words = `\`since\` time (${since / 1000}) cannot be after \`until\` time (${until / 1000})`;
    return failure('invalid-argument', words);
  }
  return [...world.events.values()]
    .filter(({ host, time }) => host === hostName && time >= (since ?? -Infinity) && time <= (until ?? Infinity))
    .filter((event) => matchesEvent(event, filters))
    .map(eventDocument);
}
