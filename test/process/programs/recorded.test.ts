import { describe, expect, it } from 'vitest';
import files from './files.json' with { type: 'json' };
import more from './more.json' with { type: 'json' };
import text from './text.json' with { type: 'json' };
import { answer, type Flavour } from './room.js';

/** What GNU coreutils 9.1 and BusyBox 1.35 answered, row by row; the banner of busybox is cut to `<usage>`. */
interface Row {
  readonly flavour: string;
  readonly commands: readonly (readonly string[])[];
  readonly stdin?: string;
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

describe.each([['files', files], ['text', text], ['more', more]] as [string, Row[]][])('recorded %s', (_name, rows) => {
  for (const { flavour, commands, stdin, ...recorded } of rows) {
    it(`${flavour}: ${commands.map((args) => args.join(' ')).join(' ;; ')}`, () => {
      expect(answer(flavour as Flavour, commands, stdin)).toEqual(recorded);
    });
  }
});
