import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, eventsKept } from '../../src/world/event.js';
import { EventLog } from '../../src/world/event-log.js';

function happened(sequence: number): Event {
  return { sequence, host: 'box', time: sequence, type: 'container', action: 'start', id: 'c', attributes: {} };
}

/** Numbers of events that come in batches; between them, numbers are given to other things. */
const batches = fc
  .array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 40 }), { maxLength: 40, size: 'max' })
  .map((gaps) => {
    let last = 0;
    return gaps.map((batch) => batch.map((gap) => (last += gap)));
  });

describe('an event log against a list', () => {
  it('keeps the newest 256 in order, and old versions stay as they were', () => {
    fc.assert(
      fc.property(batches, fc.nat({ max: 3000 }), (all, low) => {
        let log = EventLog.empty;
        let model: Event[] = [];
        const versions: [EventLog, Event[]][] = [];
        for (const batch of all) {
          const news = batch.map(happened);
          const next = log.with(news);
          expect(next === log).toBe(news.length === 0);
          log = next;
          model = [...model, ...news].slice(-eventsKept);
          if (batch.length % 4 === 0) versions.push([log, model]);
        }
        for (const [version, content] of versions) {
          expect(version.size).toBe(content.length);
          expect(version.values()).toEqual(content);
          expect([...version]).toEqual(content.map((event) => [event.sequence, event]));
          expect(version.last()?.[1]).toBe(content.at(-1));
          expect(version.entriesFrom(low).map(([, event]) => event)).toEqual(
            content.filter(({ sequence }) => sequence >= low),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
