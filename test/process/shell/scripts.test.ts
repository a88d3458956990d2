import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interrupted, programs, Room } from './room.js';

type Name = 'bash' | 'dash' | 'sh';
type Recorded = readonly [stdout: string, code: number, stderr: string];
type Row = { readonly script: string } & { readonly [shell in Name]: Recorded | null };

/** What the real shells printed: see record.py. */
const rows: readonly Row[] = JSON.parse(readFileSync(new URL('./scripts.json', import.meta.url), 'utf8'));
const names: readonly Name[] = ['bash', 'dash', 'sh'];

/** Where a shell other than bash reads a text quite differently, and we don't. */
const gaps: readonly (readonly [shell: Name, beginning: string])[] = [
  ['sh', 'x=abcdef; echo $'],
  ['sh', '[[ abc == a* ]]'],
  ['dash', '[[ abc =~'],
  ['dash', 'echo a &>f'],
  ['dash', 'function f {'],
  ['sh', '[[ abc =~'],
  ['sh', 'x=1; [[ -v x ]]'],
  ['dash', 'x=1; [[ -v x ]]'],
  ['dash', 'printf -v'],
  ['dash', 'case a in a) echo one;&'],
  ['sh', 'case a in a) echo one;&'],
];

/** Messages that carry process numbers, or that a program other than the shell prints. */
const loud = /^(sh -c 'kill -9|\[\[ a|echo 'echo from stdin|printf 'echo a\\nif)/;

function cases(): { shell: Name; script: string; recorded: Recorded }[] {
  return rows.flatMap((row) =>
    names.flatMap((shell) => {
      const recorded = row[shell];
      const gap = gaps.some(([other, beginning]) => other === shell && row.script.startsWith(beginning));
      return recorded === null || gap ? [] : [{ shell, script: row.script, recorded }];
    }),
  );
}

describe.each(names)('%s does what the real one did', (name) => {
  test.each(cases().filter(({ shell }) => shell === name))(
    '$script',
    ({ script, recorded: [stdout, code, stderr] }) => {
      const ended = new Room().run([name, '-c', script]);
      expect({ stdout: ended.stdout, code: ended.code }).toEqual({ stdout, code });
      if (!loud.test(script)) expect(ended.stderr).toBe(stderr);
    },
  );
});

/** Not for scripts whose processes race one another: how much each does in a step then shows. */
const racing = /[^&>]&( |$)|yes/;

test('a script that is interrupted after every step, its state written out and read back, does the same', () => {
  const steady = cases().filter(({ script }) => !racing.test(script));
  fc.assert(
    fc.property(fc.constantFrom(...steady), fc.integer({ min: 2, max: 9 }), ({ shell, script, recorded }, fuel) => {
      const program = programs[shell];
      if (!program) throw new Error(shell);
      const room = new Room({ ...programs, [shell]: interrupted(program, fuel) });
      const ended = room.run([shell, '-c', script]);
      expect({ stdout: ended.stdout, code: ended.code }).toEqual({ stdout: recorded[0], code: recorded[1] });
    }),
    { numRuns: 400 },
  );
});
