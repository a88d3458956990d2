/*
 * Prompts at the beginning of a line.
 *
 *   prompt = user@host:path$ | [user@host path]$ | user@host path % | ➜  path  | path $  | bash-5.1$  | sign
 *   sign   = $ | # | % | ❯ | λ | ➜                  where the patterns above have $, # and others may stand, too
 *
 * Behind every prompt comes a blank and then the command, or nothing at all.
 */

/** What a prompt says; what it leaves out is undefined. `mark` is its last sign. */
export interface PromptReading {
  /** As written, with the blanks before the command. */
  readonly text: string;
  readonly command: string;
  readonly user?: string;
  readonly host?: string;
  readonly path?: string;
  readonly mark: string;
}

/** A further style: groups named `user`, `host`, `path` and `mark` are understood, all optional. */
export interface PromptStyle {
  readonly pattern: string;
}

const BUILT_IN: readonly PromptStyle[] = [
  {
    pattern: String.raw`(?<user>[A-Za-z_][\w.-]*)@(?<host>[\w.-]+):(?<path>(?:[~/](?:[^\s$#]| (?=[^$#]*[$#](?: |$)))*)?)(?<mark>[$#])`,
  },
  { pattern: String.raw`\[(?<user>[A-Za-z_][\w.-]*)@(?<host>[\w.-]+) (?<path>[^\]]*)\](?<mark>[$#])` },
  { pattern: String.raw`(?<user>[A-Za-z_][\w.-]*)@(?<host>[\w.-]+) (?<path>[~/]?[^\s$#%]*) (?<mark>[$#%❯])` },
  {
    pattern: String.raw`(?<mark>➜)(?:(?:\s{2,}| (?=[~/]))(?<path>[~/.\w][^\s]*)(?:\s+git:\([^)]*\))?(?:\s+✗)?)?`,
  },
  { pattern: String.raw`(?<path>[~/][^\s]*) (?<mark>[$#%❯λ])` },
  { pattern: String.raw`(?:ba|da|a|z|k)?sh-[\d.]+(?<mark>[$#])` },
  { pattern: '(?<mark>[$#%❯λ])' },
];

const compiled = new Map<string, RegExp>();

function expressionOf(style: PromptStyle): RegExp {
  let expression = compiled.get(style.pattern);
  if (!expression) {
    expression = new RegExp(`^(?:${style.pattern})(?:[ \\t\\u00a0]+|$)`, 'u');
    compiled.set(style.pattern, expression);
  }
  return expression;
}

/** Reads the prompt that a line begins with; further styles are tried before the built-in ones. */
export function readPrompt(line: string, styles: readonly PromptStyle[] = []): PromptReading | undefined {
  for (const style of [...styles, ...BUILT_IN]) {
    const found = expressionOf(style).exec(line);
    if (!found) continue;
    const { user, host, path, mark } = found.groups ?? {};
    return {
      text: found[0],
      command: line.slice(found[0].length).trimEnd(),
      mark: mark ?? '$',
      ...(user === undefined ? {} : { user }),
      ...(host === undefined ? {} : { host }),
      ...(path === undefined ? {} : { path }),
    };
  }
  return undefined;
}

/** Only a sign, and so no statement about user, host or folder. */
export const isPlain = (prompt: PromptReading): boolean => prompt.host === undefined && prompt.path === undefined;

const SWITCH = /^\s*(?:\*\*)?#+\s*(?:in\s+)?(terminal\s+[\w-]+)\s*:?\s*(?:\*\*)?\s*$/i;

/** The terminal that a line such as `# Terminal 2` switches to, in one spelling. */
export function readTerminalSwitch(line: string): string | undefined {
  return SWITCH.exec(line)?.[1]?.toLowerCase().replace(/\s+/, ' ');
}
