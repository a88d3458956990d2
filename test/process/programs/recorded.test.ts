import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer, type Flavour } from './room.js';

/** What GNU coreutils 9.1 and BusyBox 1.35 answered, a row a line; the banner of busybox is cut to `<usage>`. */
interface Row {
  readonly flavour: Flavour;
  readonly commands: readonly (readonly string[])[];
  readonly stdin?: string;
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

function recorded(name: string): readonly Row[] {
  const text = readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

describe.each(['files', 'text', 'more', 'links'])('recorded %s', (name) => {
  for (const { flavour, commands, stdin, ...told } of recorded(name)) {
    it(`${flavour}: ${commands.map((args) => args.join(' ')).join(' ;; ')}`, () => {
      expect(answer(flavour, commands, stdin)).toEqual(told);
    });
  }
});
