/** What all prune commands have in common: the filter `until`, and how they tell what went. */
import { tryParseMoment } from '../../time/moment.js';
import type { RemovalRecord } from '../../image/remove-image.js';
import { exit, type Next, type System } from '../../process/program.js';
import { humanSize } from '../../time/size.js';
import { type Failure, failure } from '../../world/failure.js';
import type { Filters } from '../filters.js';
import { say } from './speak.js';

export interface PruneFilters {
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly until?: number;
}

/** The engine reckons a span of time from its own clock. */
export function pruneFilters(system: System, given: Filters): PruneFilters | Failure {
  const filters = Object.fromEntries(given);
  const moments = given.get('until') ?? [];
  if (moments.length === 0) return { filters };
  if (moments.length > 1) return failure('invalid-argument', 'more than one until filter specified');
  const until = tryParseMoment(moments[0] ?? '', system.now);
  return typeof until === 'number' ? { filters, until } : failure('invalid-argument', until.message);
}

/** One kind of what went, and a blank line; nothing where nothing went. */
export function removedText(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `Deleted ${title}:\n${lines.map((line) => `${line}\n`).join('')}\n`;
}

/** Lower case, unlike `docker rmi`. */
export function removalLines(records: readonly RemovalRecord[]): readonly string[] {
  return records.map((record) =>
    'untagged' in record ? `untagged: ${record.untagged}` : `deleted: ${record.deleted}`,
  );
}

export function tellPruned(system: System, text: string, reclaimed: number): Next {
  say(system, `${text}Total reclaimed space: ${humanSize(reclaimed)}\n`);
  return exit(0);
}
