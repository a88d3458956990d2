import { describe, expect, it } from 'vitest';
import { containerSpec, formatContainers } from '../../src/cli/format/containers.js';
import { formatDiff } from '../../src/cli/format/diff.js';
import { formatDiskUsage, formatDiskUsageVerbose } from '../../src/cli/format/disk-usage.js';
import type { DiskUsageDocument } from '../../src/cli/format/disk-usage.js';
import { eventLine, formatEvent } from '../../src/cli/format/events.js';
import { formatHistory } from '../../src/cli/format/history.js';
import { formatImages, imageSpec } from '../../src/cli/format/images.js';
import { formatList } from '../../src/cli/format/list-format.js';
import { formatNetworks } from '../../src/cli/format/networks.js';
import { displayablePorts } from '../../src/cli/format/ports.js';
import { formatSearch } from '../../src/cli/format/search.js';
import { formatVolumes, VOLUME_SPEC } from '../../src/cli/format/volumes.js';
import type { Reading } from '../../src/cli/reading.js';
import old from './formatted-lists-20.10.json' with { type: 'json' };
import formats from './list-formats-28.2.2.json' with { type: 'json' };
import record from './lists-28.2.2.json' with { type: 'json' };

const { now, documents: docs } = record;
const usage = docs['/system/df'] as unknown as DiskUsageDocument;

/** Flags of a recorded command line, as far as these lists have them. */
function list(argv: readonly string[]): Reading<string> {
  const at = argv.indexOf('--format');
  const format = at < 0 ? '' : (argv[at + 1] ?? '');
  const trunc = !argv.includes('--no-trunc');
  const quiet = argv.includes('-q');
  const options = { now, format, trunc, quiet };
  switch (argv[0]) {
    case 'ps':
      return formatContainers(docs['/containers/json'], { ...options, size: argv.includes('-s') });
    case 'images':
      return formatImages(docs['/images/json'], { ...options, digests: argv.includes('--digests') });
    case 'volume':
      return formatVolumes(docs['/volumes'].Volumes, options);
    case 'network':
      return formatNetworks(docs['/networks'], options);
    case 'history':
      return formatHistory(docs['/images/busybox/history'], { ...options, human: !argv.includes('-H=false') });
    case 'search':
      return formatSearch(docs['/images/search'], options);
    case 'diff':
      return formatDiff(docs['/containers/c1/changes']);
    default:
      return argv.includes('-v') ? formatDiskUsageVerbose(usage, format, now) : formatDiskUsage(usage, format);
  }
}

describe('lists, as the client 28.2.2 prints them', () => {
  it.each(record.rows.map((row) => [row.argv.join(' '), row] as const))('docker %s', (_title, row) => {
    const got = list(row.argv);
    expect(got.ok ? got.value : `${got.reason}\n`).toBe(row.stderr ?? row.stdout);
  });
});

/** A recorded command line over the documents of the second table. */
function listOf(argv: readonly string[]): Reading<string> {
  const at = argv.indexOf('--format');
  const format = at < 0 ? '' : (argv[at + 1] ?? '');
  const lists = formats.documents;
  const options = { now: formats.now, format, trunc: !argv.includes('--no-trunc'), quiet: argv.includes('-q') };
  const size = argv.includes('-s') || /\.Size|json \./.test(format);
  switch (argv[0]) {
    case 'ps':
      return formatContainers(lists['/containers/json'] as never, { ...options, size });
    case 'images':
      return formatImages(lists['/images/json'], { ...options, digests: argv.includes('--digests') });
    case 'volume':
      return formatVolumes(lists['/volumes'].Volumes, options);
    case 'network':
      return formatNetworks(lists['/networks'], options);
    case 'history':
      return formatHistory(lists['/images/x/history'], { ...options, human: !argv.includes('-H=false') });
    default:
      return formatDiff(lists['/containers/w/changes']);
  }
}

const ORDER = 'the order of a Go map, which is another each time';
const METHODS = 'methods of the row that are not meant for templates';

const FORMATS_LEFT_ASIDE: ReadonlyMap<string, string> = new Map([
  ['ps --format json', ORDER],
  ['images --format json', ORDER],
  ['images --format {{upper .Repository}}:{{.Tag}}', ORDER],
  ['ps --format {{.FullHeader}}', METHODS],
  ['ps --format {{.Header}}', METHODS],
  ['ps --format {{.MarshalJSON}}', METHODS],
  ['ps --format {{.c}}', 'a field of the row that nobody but its own package may see'],
  [
    'images --format {{.Containers}}|{{.VirtualSize}}|{{.SharedSize}}|{{.UniqueSize}}',
    'a size and a virtual size that differ, which no Engine gives',
  ],
]);

describe('formats of lists, as the client 28.2.2 prints them', () => {
  const run = formats.rows.filter(({ argv }) => !FORMATS_LEFT_ASIDE.has(argv.join(' ')));

  it.each(run.map((row) => [row.argv.join(' '), row] as const))('docker %s', (_title, { argv, stdout, stderr }) => {
    const got = listOf(argv);
    expect(got.ok ? got.value : `${got.reason}\n`).toBe(stderr ?? stdout);
  });

  it('every row is run or left aside with a reason', () => {
    expect(formats.rows.length - run.length).toBe(FORMATS_LEFT_ASIDE.size);
  });
});

/** Members that 28.2.2 added to the JSON of rows of 20.10, by list. */
const NEW_MEMBERS = ['Platform', 'Availability', 'Group', 'Status'];

function withoutNew(text: string, input: string): string {
  if (!text.startsWith('{"')) return text;
  const names = input.startsWith('docker volume') ? NEW_MEMBERS : ['Platform'];
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const members = Object.entries(JSON.parse(line) as Record<string, unknown>);
      return JSON.stringify(Object.fromEntries(members.filter(([name]) => !names.includes(name))));
    });
  return lines.join('\n') + (text.endsWith('\n') ? '\n' : '');
}

type Row = (typeof old.rows)[number];

function formatOld(row: Row): Reading<string> | undefined {
  const field = /field (.*)$/.exec(row.fn)?.[1];
  const options = {
    now: Date.parse(row.now ?? '2026-11-23T06:03:25Z'),
    trunc: row.trunc ?? true,
    quiet: false,
    format: row.format ?? field ?? '',
  };
  const input = row.input as never;
  const one = [input];
  if (row.fn.startsWith('ps field')) return formatList(containerSpec(options), one, options.format);
  if (row.fn.startsWith('images field')) {
    const { repo = '', tag = '', digest } = row;
    const item = { image: input, repository: repo, tag, digest: String(digest) };
    return formatList(imageSpec(options), [item], options.format);
  }
  if (row.fn.startsWith('volume ls field')) return formatList(VOLUME_SPEC, one, options.format);
  if (row.fn.startsWith('history field')) return formatHistory(one, { ...options, human: row.human ?? true });
  if (row.fn === 'docker ps / container ls') return formatList(containerSpec(options), input, options.format);
  if (row.fn === 'docker images') return formatImages(input, { ...options, digests: row.digest === true });
  if (row.fn === 'docker volume ls') return formatVolumes(input, options);
  if (row.fn === 'docker history') return formatHistory(input, { ...options, human: row.human ?? true });
  if (row.fn === 'docker diff') return formatDiff(input, options.format);
  if (row.fn === 'docker system df') {
    if (row.verbose !== true) return formatDiskUsage(input, options.format);
    const format = options.format.startsWith('table') ? '' : options.format;
    return formatDiskUsageVerbose(input, format, options.now);
  }
  return undefined;
}

/** The table's rows of `docker stats` are not in the copy: no processor and no memory are measured here. */
const STATS_LEFT_ASIDE = 32;

describe('lists, rows of the client 20.10', () => {
  it('every other row of the 177 is run', () => {
    expect(old.rows).toHaveLength(177 - STATS_LEFT_ASIDE);
  });

  it.each(old.rows.map((row, index) => [`${index} ${row.fn} ${row.format ?? ''}`, row] as const))(
    '%s',
    (_title, row) => {
      if (row.fn.startsWith('DisplayablePorts')) {
        expect(displayablePorts(row.input as never)).toBe(row.expected);
        return;
      }
      const got = formatOld(row);
      expect(got, row.fn).toBeDefined();
      if (got === undefined) return;
      if (row.error !== undefined) expect(got).toEqual({ ok: false, reason: row.error });
      else {
        const newline = row.fn.includes(' field ') ? '\n' : '';
        expect(got.ok ? withoutNew(got.value, row.fn) : got.reason).toBe(row.expected + newline);
      }
    },
  );
});

describe('events', () => {
  const event = {
    status: 'die',
    id: 'e456',
    from: 'busybox',
    Type: 'container',
    Action: 'die',
    Actor: { ID: 'e456', Attributes: { name: 'c2', exitCode: '0' } },
    scope: 'local',
    time: 1795415575,
    timeNano: 1795415575134411603n,
  };

  it('are lines with nine digits of a second and sorted attributes', () => {
    expect(eventLine(event)).toBe('2026-11-23T06:32:55.134411603Z container die e456 (exitCode=0, name=c2)\n');
  });

  it('are formatted by their fields', () => {
    const format =
      '{{.ID}} {{.From}} {{.Status}} {{.Actor.Attributes.nope}} [{{index .Actor.Attributes "read/write"}}]';
    expect(formatEvent(event, format)).toEqual({ ok: true, value: 'e456 busybox die <no value> []\n' });
    expect(formatEvent(event, 'json')).toEqual({
      ok: true,
      value:
        '{"status":"die","id":"e456","from":"busybox","Type":"container","Action":"die","Actor":{"ID":"e456",' +
        '"Attributes":{"exitCode":"0","name":"c2"}},"scope":"local","time":1795415575,"timeNano":1795415575134411603}\n',
    });
  });
});
