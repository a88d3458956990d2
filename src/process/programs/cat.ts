import type { Json, Next } from '../program.js';
import { eat } from './input.js';
import { parseOptions } from './options.js';
import type { Run } from './tool.js';

const grammar = {
  short: 'nbsvetAETu',
  long: 'number=n number-nonblank=b squeeze-blank=s show-all=A show-ends=E show-tabs=T show-nonprinting=v',
};

export function cat(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { has } = options;
  const visible = has('v') || has('e') || has('t') || has('A');
  const ends = has('E') || has('e') || has('A');
  const tabs = has('T') || has('t') || has('A');
  const plain = options.list.every(([letter]) => letter === 'u');
  return eat<{ line: number; blank: boolean }>(run, options.operands, state, {
    unit: plain ? 'piece' : 'line',
    start: () => ({ line: 0, blank: false }),
    take: (bytes, own) => {
      if (plain) {
        run.out(bytes);
        return undefined;
      }
      const blank = bytes === '\n';
      if (blank && own.blank && has('s')) return undefined;
      own.blank = blank;
      const numbered = has('b') ? !blank : has('n');
      const shown = visible ? made(bytes) : bytes;
      const tabbed = tabs ? shown.replaceAll('\t', '^I') : shown;
      run.out((numbered ? `${String(++own.line).padStart(6)}\t` : '') + (ends ? tabbed.replace('\n', '$\n') : tabbed));
      if (run.busybox && !bytes.endsWith('\n') && (has('n') || has('b'))) run.out('\n');
      return undefined;
    },
    end: (_own, code) => code,
  });
}

function made(bytes: string): string {
  return bytes.replace(/[\x00-\x08\x0b-\x1f\x7f-\xff]/g, (byte) => {
    const code = byte.charCodeAt(0);
    const low = code & 0x7f;
    return (
      (code > 0x7f ? 'M-' : '') +
      (low < 32 || low === 127 ? `^${String.fromCharCode(low ^ 64)}` : String.fromCharCode(low))
    );
  });
}

/** `less` and `more` without a terminal to wait at. */
export function pager(run: Run, state: Json | undefined): Next | number {
  return cat({ ...run, args: run.args.filter((arg) => !/^[-+]./.test(arg)) }, state);
}
