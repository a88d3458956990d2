/**
 * The lines of a Dockerfile, as far as `docker commit --change` needs them.
 *
 *     file        = [directive] *(comment | blank | instruction)
 *     directive   = "#" "escape" "=" ("\" | "`")        on the first line
 *     instruction = name *flag rest                     a line that ends in the escape goes on in the next one
 *     flag        = "--" word                           quotes and the backslash work as in a shell
 *     rest        = json | pairs | words | text         by the instruction's name
 *     pairs       = name blank text | 1*(name "=" value)
 *
 * Everything here throws InstructionError with the Engine's words.
 */
import { goQuote } from '../go/quote.js';

export class InstructionError extends Error {}

export interface Instruction {
  /** Lower case. */
  readonly name: string;
  /** Without the leading `--`. */
  readonly flags: readonly string[];
  readonly args: readonly string[];
  /** Whether the arguments were a JSON array of strings. */
  readonly json: boolean;
  /** The whole line, continuations joined. */
  readonly line: string;
  readonly escape: string;
}

const blank = /[\t\v\f\r ]+/;

function splitFlags(text: string): { flags: string[]; rest: string } {
  const flags: string[] = [];
  let rest = text.trimStart();
  while (rest.startsWith('--')) {
    const word = /^(?:\\.|'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?|[^\s\\'"])*\\?/s.exec(rest)?.[0] ?? '';
    rest = rest.slice(word.length).trimStart();
    const value = word.replace(/\\(.)|['"]/gs, (_, escaped: string | undefined) => escaped ?? '');
    if (value === '--') break;
    flags.push(value.slice(2));
  }
  return { flags, rest: rest.trim() };
}

/** Text after the array is ignored, as Go's decoder leaves it unread. */
function parseJsonArray(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  for (let end = text.indexOf(']'); end >= 0; end = text.indexOf(']', end + 1)) {
    let value: unknown;
    try {
      value = JSON.parse(text.slice(0, end + 1));
    } catch {
      continue;
    }
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw new InstructionError('when using JSON array syntax, arrays must be comprised of strings only');
  }
  return undefined;
}

/** Splits at blanks outside quotes; quotes and escapes stay in the words. */
function splitWords(text: string, escape: string): readonly string[] {
  const e = escape === '\\' ? '\\\\' : escape;
  const word = new RegExp(`(?:${e}[\\s\\S]|'[^']*(?:'|$)|"(?:${e}[\\s\\S]|[^"${e}])*(?:"|$)|[^\\s'"${e}])+`, 'g');
  return text.match(word) ?? [];
}

function parsePairs(text: string, name: string, escape: string): readonly string[] {
  const words = splitWords(text, escape);
  const [first] = words;
  if (first === undefined) return [];
  if (!first.includes('=')) {
    const [, key, value] = /^([^\t\v\f\r ]+)[\t\v\f\r ]+(.*)$/s.exec(text) ?? [];
    if (key === undefined || value === undefined) throw new InstructionError(`${name} must have two arguments`);
    return [key, value];
  }
  return words.flatMap((word) => {
    const equals = word.indexOf('=');
    if (equals >= 0) return [word.slice(0, equals), word.slice(equals + 1)];
    throw new InstructionError(`Syntax error - can't find = in ${goQuote(word)}. Must be of the form: name=value`);
  });
}

function parseArguments(name: string, rest: string, escape: string): { args: readonly string[]; json: boolean } {
  const words = () => ({ args: rest === '' ? [] : rest.split(blank), json: false });
  switch (name) {
    case 'cmd':
    case 'entrypoint':
    case 'run':
    case 'shell':
    case 'volume': {
      const array = parseJsonArray(rest);
      if (array !== undefined) return { args: array, json: true };
      return name === 'volume' ? words() : { args: rest === '' ? [] : [rest], json: false };
    }
    case 'env':
    case 'label':
      return { args: parsePairs(rest, name.toUpperCase(), escape), json: false };
    case 'healthcheck': {
      const [, type = '', command = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
      const array = parseJsonArray(command);
      if (array !== undefined) return { args: [type, ...array], json: true };
      return { args: [type, command].filter((part) => part !== ''), json: false };
    }
    case 'onbuild': {
      if (rest === '') return { args: [], json: false };
      const inner = parseLine(rest, escape);
      return { args: [inner.name, ...inner.args], json: inner.json };
    }
    case 'expose':
      return words();
    default:
      return { args: rest === '' ? [] : [rest], json: false };
  }
}

function parseLine(line: string, escape: string): Instruction {
  const [, name = '', after = ''] = /^([^\t\v\f\r ]+)[\t\v\f\r ]*(.*)$/s.exec(line.trim()) ?? [];
  const { flags, rest } = splitFlags(after);
  return { name: name.toLowerCase(), flags, ...parseArguments(name.toLowerCase(), rest, escape), line, escape };
}

function joinLines(lines: readonly string[], escape: string): readonly string[] {
  const e = escape === '\\' ? '\\\\' : escape;
  const continuation = new RegExp(`(^|[^${e}])${e}[ \\t]*$`);
  const joined: string[] = [];
  let open: string | undefined;
  for (const line of lines) {
    const isComment = /^\s*#/.test(line);
    if (isComment || (open !== undefined && line.trim() === '')) continue;
    const text = open === undefined ? line.trimStart() : line;
    const goesOn = continuation.test(text);
    const whole: string = (open ?? '') + (goesOn ? text.replace(continuation, '$1') : text);
    if (!goesOn && whole !== '') joined.push(whole);
    open = goesOn ? whole : undefined;
  }
  if (open !== undefined && open !== '') joined.push(open);
  return joined;
}

/** The instructions of several `--change` options, which are the lines of one file. */
export function parseInstructions(changes: readonly string[]): readonly Instruction[] {
  const lines = changes
    .join('\n')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  const directive = /^#\s*escape\s*=\s*([\\`])\s*$/i.exec(lines[0] ?? '');
  const escape = directive?.[1] ?? '\\';
  const instructions = joinLines(lines, escape).map((line) => parseLine(line, escape));
  if (instructions.length === 0) throw new InstructionError('file with no instructions');
  return instructions;
}
