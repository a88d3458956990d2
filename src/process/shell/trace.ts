import { Expansion } from './expand.js';
import { expressionWord } from './grammar-words.js';
import type { Machine } from './state.js';
import { say } from './wording.js';

function prefix(machine: Machine): string {
  const own = machine.shell.variables.get('PS4')?.value ?? '+ ';
  const text = own.includes('$') ? new Expansion(machine, []).text(expressionWord(own)) : own;
  return machine.flavour.kind === 'bash' ? text.slice(0, 1).repeat(machine.shell.level) + text : text;
}

/** A word as `set -x` shows it: so that it could be typed again. */
export function quoteWord(machine: Machine, word: string): string {
  const plain =
    machine.flavour.kind === 'busybox'
      ? /^(?!(?:in|if|then|else|elif|fi|do|done|case|esac|for|while|until)$)[\w@%+:,./^~\]-]+$/
      : /^[\w@%+=:,./-]+$/;
  if (machine.flavour.kind === 'dash' || plain.test(word)) {
    return word;
  }
  if (word === '') {
    return machine.flavour.kind === 'busybox' ? '' : "''";
  }
  if (machine.flavour.kind === 'bash' && /[\x00-\x1f\x7f]/.test(word)) {
    const escapes: Readonly<Record<string, string>> = {
      '\n': '\\n',
      '\t': '\\t',
      '\r': '\\r',
      "'": "\\'",
      '\\': '\\\\',
    };
    return `$'${word.replace(/[\n\t\r'\\]/g, (char) => escapes[char] ?? char)}'`;
  }
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** What `set -x` shows of a command: bash has a line for each assignment. */
export function trace(
  machine: Machine,
  assignments: readonly (readonly [string, string])[],
  fields: readonly string[],
): undefined {
  if (!machine.shell.options.has('xtrace')) {
    return;
  }
  const set = assignments.map(([name, value]) => `${name}=${value === '' ? '' : quoteWord(machine, value)}`);
  const words = fields.map((field) => quoteWord(machine, field)).join(' ');
  const lines =
    machine.flavour.kind === 'bash'
      ? [...set, ...(fields.length > 0 ? [words] : [])]
      : [[...set, ...(fields.length > 0 ? [words] : [])].join(' ')];
  for (const line of lines) {
    say(machine, `${prefix(machine)}${line}\n`);
  }
}

export function traceFor(machine: Machine, name: string, items: readonly string[]): undefined {
  if (machine.flavour.kind === 'bash' && machine.shell.options.has('xtrace')) {
    say(machine, `${prefix(machine)}for ${name} in ${items.map((item) => quoteWord(machine, item)).join(' ')}\n`);
  }
}
