import { isFault } from '../../filesystem/fault.js';
import { type Json, type Next, poll } from '../program.js';
import { ended, resolve, start } from './children.js';
import { parseOptions } from './options.js';
import { because, type Run } from './tool.js';

const grammar = {
  short: '+0n:L:I:rtpd:P:s:a:xe:E:i::',
  long: 'null=0 max-args=n: max-lines=L: replace=I: no-run-if-empty=r verbose=t delimiter=d: max-procs=P: max-chars=s: arg-file=a: exit=x',
};

interface Own {
  text: string;
  /** The command lines still to run, once the input has been read. */
  batches: string[][] | null;
  child: number | null;
  code: number;
}

export function xargs(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { system } = run;
  const own: Own = state === undefined ? { text: '', batches: null, child: null, code: 0 } : (state as unknown as Own);
  const command = options.operands.length === 0 ? ['echo'] : options.operands;
  while (own.batches === null) {
    const file = options.value('a');
    const bytes = file === undefined ? system.read(0) : own.text === '' ? system.files.read(file) : '';
    if (bytes === undefined) return poll([{ readable: 0 }], own as unknown as Json);
    if (isFault(bytes)) {
      run.complain(`${file ?? '-'}: ${because(bytes)}`);
      return 1;
    }
    own.text += bytes;
    if (bytes !== '' && file === undefined) continue;
    const replaced = options.value('I') ?? (options.has('i') ? options.value('i') || '{}' : undefined);
    const delimiter = options.has('0')
      ? '\0'
      : options.value('d')?.replace('\\n', '\n').replace('\\t', '\t').replace('\\0', '\0');
    const words = split(own.text, delimiter, replaced !== undefined);
    if (typeof words === 'string') {
      run.complain(words);
      return 1;
    }
    own.text = ' ';
    own.batches = batches(words, command, replaced, options.value('n'), options.value('L'), options.has('r'));
  }
  for (;;) {
    if (own.child !== null) {
      const status = ended(system, own.child);
      if (status === undefined) return poll([{ child: own.child }], own as unknown as Json);
      own.child = null;
      if (status.code === 255) {
        run.complain(`${command[0]}: exited with status 255; aborting`);
        return 124;
      }
      if (status.code === 126 || status.code === 127) return status.code;
      if (status.code !== 0) own.code = 123;
    }
    const next = own.batches.shift();
    if (next === undefined) return own.code;
    if (options.has('t')) run.warn(`${next.join(' ')}\n`);
    if (resolve(run, next[0] as string) === undefined) {
      run.complain(`${next[0]}: No such file or directory`);
      return 127;
    }
    const started = start(run, next);
    if (!('pid' in started)) return started.code;
    own.child = started.pid;
  }
}

function batches(
  words: readonly (readonly string[])[],
  command: readonly string[],
  replaced: string | undefined,
  most: string | undefined,
  lines: string | undefined,
  skipEmpty: boolean,
): string[][] {
  if (replaced !== undefined)
    return words.map((line) => command.map((word) => word.replaceAll(replaced, line.join(' '))));
  const flat = words.flat();
  if (flat.length === 0) return skipEmpty ? [] : [[...command]];
  const groups: string[][] = [];
  if (lines !== undefined) {
    for (let at = 0; at < words.length; at += Number(lines)) groups.push(words.slice(at, at + Number(lines)).flat());
  } else {
    const size = most === undefined ? 5000 : Number(most);
    for (let at = 0; at < flat.length; at += size) groups.push(flat.slice(at, at + size));
  }
  return groups.map((group) => [...command, ...group]);
}

/** Words per line; with a delimiter or when replacing, every item is a line of one word. */
function split(text: string, delimiter: string | undefined, whole: boolean): readonly (readonly string[])[] | string {
  if (delimiter !== undefined) {
    const items = text.split(delimiter);
    if (items.at(-1) === '') items.pop();
    return items.map((item) => [item]);
  }
  const lines: string[][] = [];
  for (const line of text.split('\n')) {
    const words: string[] = [];
    for (const [token] of line.matchAll(/(?:\\[\s\S]|"[^"]*"|'[^']*'|[^\s\\])+/g)) {
      if (/^(?:[^"'\\]|\\[\s\S]|"[^"]*"|'[^']*')*$/.test(token))
        words.push(token.replace(/\\([\s\S])|"([^"]*)"|'([^']*)'/g, (_, a, b, c) => a ?? b ?? c));
      else
        return `unmatched ${token.includes("'") ? 'single' : 'double'} quote; by default quotes are special to xargs unless you use the -0 option`;
    }
    if (words.length > 0)
      lines.push(
        whole ? [line.trimStart().replace(/\\([\s\S])|"([^"]*)"|'([^']*)'/g, (_, a, b, c) => a ?? b ?? c)] : words,
      );
  }
  return lines;
}
