import { syntaxOf } from './grammar.js';
import type { Machine } from './state.js';
import type { Syntax } from './syntax.js';

/** The syntax of a text as this shell sees it: what only bash understands is wrong elsewhere. */
export function syntaxFor(machine: Machine, text: string): Syntax {
  const syntax = syntaxOf(text);
  if (machine.flavour.kind === 'bash' || syntax.foreign === undefined || syntax.fault !== undefined) {
    return syntax;
  }
  return { ...syntax, fault: syntax.foreign };
}
