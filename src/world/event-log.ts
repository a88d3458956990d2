import { type Event, eventsKept } from './event.js';

/** The newest event first. */
interface Link {
  readonly event: Event;
  readonly before: Link | undefined;
}

/**
 * The newest 256 events of a world, by their numbers. Adding one costs a link and copies nothing: links are collected
 * until there are 256, then they stand in for the older ones while the next are collected, and go when those are full.
 */
export class EventLog implements Iterable<[number, Event]> {
  readonly size: number;
  readonly #newest: Link | undefined;
  /** How many links there are from the newest on; from the older one on it is 256. */
  readonly #count: number;
  readonly #older: Link | undefined;

  private constructor(newest: Link | undefined, count: number, older: Link | undefined) {
    this.#newest = newest;
    this.#count = count;
    this.#older = older;
    this.size = older === undefined ? count : eventsKept;
  }

  static readonly empty = new EventLog(undefined, 0, undefined);

  /** In the order in which they happened. */
  static of(events: Iterable<Event>): EventLog {
    return EventLog.empty.with(events);
  }

  /** The log after these have happened as well. */
  with(events: Iterable<Event>): EventLog {
    let newest = this.#newest;
    let older = this.#older;
    let count = this.#count;
    for (const event of events) {
      if (count === eventsKept) [older, newest, count] = [newest, undefined, 0];
      newest = { event, before: newest };
      count += 1;
    }
    return newest === this.#newest ? this : new EventLog(newest, count, older);
  }

  /** Ascending, from the first whose number is not below `sequence`. Costs as much as it finds. */
  entriesFrom(sequence: number): [number, Event][] {
    const found: [number, Event][] = [];
    let link = this.#newest;
    while (link !== undefined && link.event.sequence >= sequence && found.length < this.size) {
      found.push([link.event.sequence, link.event]);
      link = link.before ?? (found.length === this.#count ? this.#older : undefined);
    }
    return found.reverse();
  }

  /** Ascending. */
  values(): Event[] {
    return this.entriesFrom(Number.NEGATIVE_INFINITY).map(([, event]) => event);
  }

  [Symbol.iterator](): IterableIterator<[number, Event]> {
    return this.entriesFrom(Number.NEGATIVE_INFINITY)[Symbol.iterator]();
  }

  /** The newest one. */
  last(): [number, Event] | undefined {
    return this.#newest && [this.#newest.event.sequence, this.#newest.event];
  }
}
