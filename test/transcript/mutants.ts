import { tokensOf } from '../../src/transcript/tokens.js';

export interface Mutant {
  readonly how: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

const other = (word: string): string => {
  const last = word.slice(-1);
  const next = /[0-8]/.test(last) ? String(Number(last) + 1) : /[0-9]/.test(last) ? '0' : last === 'a' ? 'b' : 'a';
  return word.slice(0, -1) + next;
};

const isCommand = (line: string): boolean => /^\$ |^\S+@\S+:\S*[$#] /.test(line);

/** Every text with one thing wrong in the lines that `judged` accepts: words, lines, order, exit codes. */
export function mutantsOf(text: string, judged: (line: string, index: number) => boolean): Mutant[] {
  const lines = text.split('\n');
  const mutants: Mutant[] = [];
  const add = (how: string, index: number, changed: readonly string[]) => {
    const mutated = changed.join('\n');
    if (mutated !== text) mutants.push({ how, line: index + 1, text: mutated });
  };
  for (const [index, line] of lines.entries()) {
    if (!judged(line, index) || line.trim() === '' || isCommand(line)) continue;
    add('line left out', index, lines.toSpliced(index, 1));
    add('line twice', index, lines.toSpliced(index, 0, line));
    const next = lines[index + 1] ?? '';
    if (judged(next, index + 1) && !isCommand(next) && next.trim() !== '')
      add('lines swapped', index, lines.toSpliced(index, 2, next, line));
    for (const token of tokensOf(line)) {
      if (token.kind !== 'word' && token.kind !== 'mark') continue;
      const changed = token.kind === 'word' ? other(token.text) : token.text === '!' ? '?' : '!';
      add(
        `\`${token.text}\` -> \`${changed}\``,
        index,
        lines.with(index, line.slice(0, token.column) + changed + line.slice(token.column + token.text.length)),
      );
    }
  }
  return mutants;
}
