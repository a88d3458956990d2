/** What stands before the cursor, as far as completing it asks: the words of the last simple command. */
export interface TypedWords {
  /** Whole words before the one at the cursor, without their quotes; assignments in front are left out. */
  readonly before: readonly string[];
  /** The word at the cursor so far, without its quotes. */
  readonly word: string;
  /** Where that word begins in the line. */
  readonly start: number;
  /** The word is where a redirection leads: a file. */
  readonly redirected: boolean;
}

const separators = /[;|&()\n]/;
/** Words of the shell after which a command begins. */
const introducing = new Set(['{', '!', 'do', 'elif', 'else', 'if', 'then', 'time', 'until', 'while']);
const assignment = /^[A-Za-z_]\w*=/;

function isNoProgram(before: readonly string[], word: string): boolean {
  return before.length === 0 && (assignment.test(word) || introducing.has(word));
}

/** Splits a line as a shell does, as far as it has come. */
export function typedWords(line: string): TypedWords {
  let before: string[] = [];
  let word = '';
  let start = 0;
  let quote = '';
  let redirected = false;
  let begun = false;
  const finish = (end: number) => {
    if (begun && !redirected && !isNoProgram(before, word)) before.push(word);
    if (begun) redirected = false;
    word = '';
    begun = false;
    start = end;
  };
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] as string;
    if (quote !== '') {
      if (letter === quote) quote = '';
      else if (letter === '\\' && quote === '"' && at + 1 < line.length) word += line[(at += 1)];
      else word += letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      begun = true;
    } else if (letter === '\\' && at + 1 < line.length) {
      word += line[(at += 1)];
      begun = true;
    } else if (separators.test(letter)) {
      finish(at + 1);
      before = [];
      redirected = false;
    } else if (letter === '<' || letter === '>') {
      finish(at + 1);
      redirected = true;
    } else if (letter === ' ' || letter === '\t') finish(at + 1);
    else {
      word += letter;
      begun = true;
    }
  }
  return { before, word, start, redirected };
}

/** A word so written that a shell takes it as it is. */
export function quotedWord(text: string): string {
  return text.replace(/[\s'"\\$`;|&()<>*?[\]!#{}~]/g, (letter) => `\\${letter}`);
}
