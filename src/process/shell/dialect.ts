import { check, type Checked } from './check.js';
import { syntaxOf } from './grammar.js';
import type { Machine } from './state.js';
import type { Syntax, SyntaxFault } from './syntax.js';

const remembered = new Map<string, Checked>();
const longestMemory = 512;

/** The syntax of a text as this shell sees it, with what it finds wrong with it. */
export function syntaxFor(machine: Machine, text: string): Syntax & { readonly fault?: SyntaxFault } {
  const checked = read(machine, text);
  const syntax = syntaxOf(checked.text);
  return checked.fault === undefined ? syntax : { ...syntax, fault: checked.fault };
}

function read({ flavour: { kind }, shell }: Machine, text: string): Checked {
  const patterns = shell.choices.get('extglob') === true;
  const key = `${kind} ${patterns} ${text}`;
  const known = remembered.get(key);
  if (known !== undefined) {
    return known;
  }
  if (remembered.size >= longestMemory) {
    remembered.clear();
  }
  const checked = check(text, kind, patterns);
  remembered.set(key, checked);
  return checked;
}
