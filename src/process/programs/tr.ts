import type { Json, Next } from '../program.js';
import { unescape } from './escapes.js';
import { eat } from './input.js';
import { misuse, parseOptions } from './options.js';
import { quoted, type Run } from './tool.js';

const grammar = { short: '+dscCt', long: 'delete=d squeeze-repeats=s complement=c truncate-set1=t' };

const named: { readonly [name: string]: RegExp } = {
  alpha: /[a-zA-Z]/,
  digit: /\d/,
  alnum: /[a-zA-Z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /[ \t\n\v\f\r]/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  cntrl: /[\x00-\x1f\x7f]/,
  xdigit: /[0-9A-Fa-f]/,
};

export function tr(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const [first, second, extra] = options.operands;
  const removes = options.has('d');
  const squeezes = options.has('s');
  if (first === undefined) return misuse(run, grammar, 'missing operand');
  if (second === undefined && !removes && !squeezes) {
    if (run.busybox) return 0;
    run.complain(`missing operand after ${quoted(first)}`);
    run.warn(`Two strings must be given when translating.\nTry '${run.name} --help' for more information.\n`);
    return 1;
  }
  if (!run.busybox && (extra !== undefined || (removes && !squeezes && second !== undefined))) {
    run.complain(`extra operand ${quoted(extra ?? (second as string))}`);
    if (extra === undefined) run.warn('Only one string may be given when deleting without squeezing repeats.\n');
    run.warn(`Try '${run.name} --help' for more information.\n`);
    return 1;
  }
  let from = readSet(first);
  if (options.has('c') || options.has('C')) {
    const listed = new Set(from);
    from = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter((char) => !listed.has(char));
  }
  const to = second === undefined ? [] : readSet(second, from.length);
  const mapping = new Map(
    from.map((char, at) => [char, to[at] ?? (options.has('t') ? char : (to.at(-1) ?? char))] as const).reverse(),
  );
  const listed = new Set(from);
  const squeezed = new Set(!squeezes ? [] : second === undefined ? from : to);
  return eat<{ last: string }>(run, [], state, {
    unit: 'piece',
    start: () => ({ last: '' }),
    take: (bytes, own) => {
      let text = '';
      for (const char of bytes) {
        if (removes && listed.has(char)) continue;
        const now = removes || second === undefined ? char : (mapping.get(char) ?? char);
        if (now === own.last && squeezed.has(now)) continue;
        own.last = now;
        text += now;
      }
      run.out(text);
      return undefined;
    },
    end: (_own, code) => code,
  });
}

/** set = { char | '\' escape | char '-' char | '[:' class ':]' | '[' char '*' [count] ']' } */
function readSet(text: string, fill = 0): string[] {
  const set: string[] = [];
  const unit =
    /\[:(\w+):\]|\[=(.)=\]|\[(\\?[\s\S])\*(\d*)\]|(\\(?:[0-7]{1,3}|[\s\S])|[\s\S])(?:-(\\(?:[0-7]{1,3}|[\s\S])|[^\]]|\](?!$)))?/g;
  for (const [, name, equal, repeated, count, low, high] of text.matchAll(unit)) {
    if (name !== undefined) {
      const test = named[name];
      for (let code = 0; code < 256; code++)
        if (test?.test(String.fromCharCode(code))) set.push(String.fromCharCode(code));
    } else if (equal !== undefined) set.push(equal);
    else if (repeated !== undefined) {
      const times = count === '' ? Math.max(0, fill - set.length) : Number(count);
      for (let at = 0; at < times; at++) set.push(unescape(repeated, 'format').bytes);
    } else {
      const start = unescape(low as string, 'format').bytes.replace(/^\\(?=.)/, '');
      const end = high === undefined ? start : unescape(high, 'format').bytes.replace(/^\\(?=.)/, '');
      for (let code = start.charCodeAt(0); code <= end.charCodeAt(0); code++) set.push(String.fromCharCode(code));
    }
  }
  return set;
}
