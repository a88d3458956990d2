import { describe, expect, it } from 'vitest';
import { formatInspect } from '../../src/cli/format/inspect.js';
import record from './inspect-formats-28.2.2.json' with { type: 'json' };
import table from './template-formats-28.2.2.json' with { type: 'json' };

type Row = readonly [template: string, stdout: string, stderr?: string | undefined, exit?: number | undefined];

const found = [{ document: record.document, type: 'container.InspectResponse' }];

const ADDRESS = 'Go prints where the value lies in memory';
const COMPLEX = 'no complex numbers: nothing in a document is one';

const LEFT_ASIDE: ReadonlyMap<string, string> = new Map([
  ['{{printf "%p" .Config.Volumes}}', ADDRESS],
  ['{{printf "%p" .HostConfig.CapAdd}}', ADDRESS],
  ['{{1}} {{-1}} {{+1}} {{0x10}} {{010}} {{0b11}} {{0o17}} {{1_000}} {{1.5}} {{1e3}} {{.5}} {{1.}} {{5i}}', COMPLEX],
  ['{{1i}}', COMPLEX],
  ['{{1+2i}}', COMPLEX],
]);

const all: readonly Row[] = [
  ...record.rows.map(({ template, stdout, stderr, exit }) => [template, stdout, stderr, exit] as const),
  ...(table.rows as unknown as readonly Row[]),
];

describe('docker inspect -f, as the client 28.2.2 answers', () => {
  const run = all.filter(([template]) => !LEFT_ASIDE.has(template));

  it.each(run.map((row) => [row[0], row] as const))('%s', (template, [, stdout, stderr, exit]) => {
    expect(formatInspect(found, template)).toEqual({ stdout, stderr: stderr ?? '', exitCode: exit ?? 0 });
  });

  it('every row is run or left aside with a reason', () => {
    expect(all.length - run.length).toBe(LEFT_ASIDE.size);
    expect(new Set(all.map(([template]) => template)).size).toBe(all.length);
  });
});
