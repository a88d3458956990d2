import { describe, expect, it } from 'vitest';
import { unsupportedFlags } from '../../src/cli/flags.js';
import { toggle } from '../../src/cli/flag-kinds.js';
import { checkAddHost } from '../../src/cli/run/option-values.js';
import { containerEnvironment } from '../../src/container/environment.js';
import { parseLink } from '../../src/container/link.js';
import { parseVolumesFrom } from '../../src/container/volumes-from.js';
import { shortId } from '../../src/digest/digest.js';
import { matchesLabels } from '../../src/image/filters.js';
import { parseRfc3339 } from '../../src/time/instant.js';
import { tryParseUnixTime, tryUnixText } from '../../src/time/moment.js';
import {
  checkFilterKeys,
  type Filters,
  filterValues,
  matchesExactly,
  matchesPattern,
  matchesPrefix,
} from '../../src/view/filters.js';
import table from './engine-rules-20.10.json' with { type: 'json' };

type Row = readonly [input: unknown, result: unknown, error?: string];
const rows = table.rows as unknown as Readonly<Record<string, readonly Row[]>>;

/** Functions that nothing here does, with the reason. */
const LEFT_ASIDE: ReadonlyMap<string, string> = new Map([
  ['FromJSON', 'the form that filters have in a URL; filters are tables here, and there is no HTTP API'],
  ['BoolValue', 'a parameter of a URL, and there is no HTTP API'],
  ['Int64ValueOrZero', 'the same'],
  ['ValidateLabel', "labels of the engine itself, dockerd's --label: no engine here has any"],
]);

const ROWS_LEFT_ASIDE: ReadonlyMap<string, string> = new Map([
  ['ParseTimestamps ""', 'a bound that was not given is not asked for, so it needs no default'],
]);

interface Filtering {
  readonly field: string;
  readonly filters: Filters;
  readonly source: string;
  readonly labels: Readonly<Record<string, string>>;
}

type Matcher = (values: readonly string[], text: string) => boolean;
const matching =
  (matches: Matcher) =>
  ({ field, filters, source }: Filtering) =>
    matches(filterValues(filters, field), source);

const now = parseRfc3339('2024-05-06T07:08:09Z');

/** [less, greater, equal], told by whether a flag of one version is too new for an engine of the other. */
function compareVersions([left, right]: readonly [string, string]): readonly boolean[] {
  const isLess = (version: string, than: string) =>
    unsupportedFlags({ flag: { ...toggle('Anything'), api: than } }, new Set(['flag']), version) !== undefined;
  const less = isLess(left, right);
  const greater = isLess(right, left);
  return [less, greater, !less && !greater];
}

/** What `exec` adds to a container's variables, without the two that every container has. */
function merged([image, more]: readonly [readonly string[], readonly string[]]): readonly string[] {
  const environment = containerEnvironment({ Env: image }, 'host', more);
  const own = new Set([...image, ...more].map((variable) => variable.split('=')[0]));
  return Object.entries(environment)
    .filter(([name]) => own.has(name))
    .map(([name, value]) => `${name}=${value}`);
}

const problem = (words: string) => ({ problem: words });

const FUNCTIONS: Readonly<Record<string, (input: never) => unknown>> = {
  MatchKVList: ({ field, filters, labels }: Filtering) => matchesLabels(filterValues(filters, field), labels),
  Match: matching(matchesPattern),
  FuzzyMatch: matching(matchesPrefix),
  ExactMatch: matching(matchesExactly),
  Validate: (filters: Filters) => problem(checkFilterKeys(filters, ['status', 'dangling'])?.message ?? ''),
  CompareVersions: compareVersions,
  GetTimestamp: (text: string) => {
    const unix = tryUnixText(text, now);
    return typeof unix === 'string' ? unix : problem(unix.message);
  },
  ParseTimestamps: (text: string) => {
    const moment = tryParseUnixTime(text);
    return 'code' in moment ? problem(moment.message) : [moment.seconds, moment.nanoseconds];
  },
  ReplaceOrAppendEnvValues: merged,
  ParseVolumesFrom: (text: string) => {
    const source = parseVolumesFrom(text);
    return 'problem' in source ? source : [source.container, source.mode];
  },
  ValidateExtraHost: (text: string) => {
    const host = checkAddHost(text);
    return host.ok ? host.value : problem(host.reason);
  },
  ParseLink: (text: string) => {
    const link = parseLink(text);
    return 'problem' in link ? link : [link.container, link.alias];
  },
  TruncateID: shortId,
};

const isAside = (name: string, [input]: Row) => ROWS_LEFT_ASIDE.has(`${name} ${JSON.stringify(input)}`);

describe('small rules of the engine 20.10', () => {
  const run = Object.keys(FUNCTIONS).flatMap((name) =>
    (rows[name] ?? []).filter((row) => !isAside(name, row)).map((row) => [name, row] as const),
  );

  it.each(run.map(([name, row]) => [`${name} ${JSON.stringify(row[0])}`, name, row] as const))(
    '%s',
    (_title, name, [input, result, error]) => {
      expect(FUNCTIONS[name]?.(input as never)).toEqual(error === undefined ? result : problem(error));
    },
  );

  it('every row is run or left aside with a reason', () => {
    expect(Object.keys(rows).sort()).toEqual([...Object.keys(FUNCTIONS), ...LEFT_ASIDE.keys()].sort());
    const aside = [...LEFT_ASIDE.keys()].reduce((sum, name) => sum + (rows[name]?.length ?? 0), 0);
    expect({ run: run.length, aside: aside + ROWS_LEFT_ASIDE.size }).toEqual({ run: 126, aside: 50 });
  });
});
