import type { TranscriptDocument } from '../../src/transcript/document.js';
import type { CommandReport } from '../../src/transcript/report.js';
import { isGeneratedForm, isHexadecimal, tokensOf } from '../../src/transcript/tokens.js';
import type { Mutant } from './mutants.js';

const wordsOf = (line: string): string[] => tokensOf(line).flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));

/**
 * Why a mutant means the same as the text that it was made from, so that it is true as well:
 * - an identifier or a made-up name that the text tells once is the author's to choose;
 * - two terminals may both be where they began;
 * - an age may be one more, as long as it does not contradict another (those are an operator of their own);
 * - the record knows no order of one image's rows in several repositories, of the layers of one push or pull, and of what
 *   `diff` has at the top.
 */
export function isAsTrue({ operator, how, line, text: mutated }: Mutant, { text }: TranscriptDocument): boolean {
  const [before = ''] = how.split(' -> ');
  if (operator === 'digit of an identifier') return text.split(before).length === 2;
  if (operator === 'word') return isGeneratedForm(before) && text.split(before).length === 2;
  if (operator === 'age') return true;
  if (operator === 'another terminal') return /^\$ /.test(mutated.split('\n')[line - 1] ?? '');
  if (operator !== 'lines swapped') return false;
  const rows = mutated.split('\n').slice(line - 1, line + 1);
  const [first, second] = rows.map((row) => wordsOf(row).find(isHexadecimal));
  const repositories = new Set(rows.map((row) => row.split(' ')[0]));
  if (first !== undefined && first === second) return repositories.size === 2;
  return rows.every((row) => /^[AC] \/\w+$/.test(row)) || rows.every((row) => /^[\da-f]{12}: \D+$/.test(row));
}

/** Something that binds a name may be right by itself, and break a line further down. */
const binds = /identifier|host of a prompt|another (?:place|terminal)|word|age|outputs swapped/;

export function isBlamedRightly(mutant: Mutant, wrong: CommandReport): boolean {
  if (wrong.commandLine === mutant.command) return true;
  if (mutant.operator === 'line too many') return wrong.line >= mutant.line;
  return binds.test(mutant.operator) && wrong.line > mutant.line;
}
