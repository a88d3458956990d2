/** One option of a command: whether it takes a value, whether it may be repeated, and what it is for. */
export interface Option {
  readonly value?: string;
  readonly repeated?: boolean;
  readonly oneOf?: readonly string[];
  readonly about: string;
}

export type Options = Readonly<Record<string, Option>>;

export interface Parsed {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly string[];
}

/** Reads `--name`, `--name VALUE`, `--name=VALUE` and files in any order; a sentence when something is wrong. */
export function parseOptions(options: Options, argv: readonly string[]): Parsed | string {
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const files: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') {
      files.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith('--')) {
      if (word.startsWith('-') && word !== '-') return `there is no option ${word}`;
      files.push(word);
      continue;
    }
    const [name = '', ...given] = word.slice(2).split('=');
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) return `there is no option --${name}`;
    if (option.value === undefined) {
      if (given.length > 0) return `--${name} takes no value`;
      flags.add(name);
      continue;
    }
    if (given.length === 0) at += 1;
    const value = given.length > 0 ? given.join('=') : argv[at];
    if (value === undefined) return `--${name} needs a value: ${option.value}`;
    if (option.oneOf && !option.oneOf.includes(value))
      return `--${name} is one of ${option.oneOf.join(', ')}, not ${value}`;
    if (values.has(name) && !option.repeated) return `--${name} is given twice`;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return { flags, values, files };
}

/** A command's help. */
export function helpText(usage: string, about: string, options: Options): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const flag = `--${name}${option.value === undefined ? '' : ` ${option.value}`}`;
    return `  ${flag.padEnd(28)}${option.about}`;
  });
  return `Usage: slipway ${usage}\n\n${about}\n\nOptions:\n${rows.join('\n')}\n`;
}
