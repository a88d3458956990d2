/**
 * pflag's command line grammar.
 *
 *     argv       = { flag | positional } [ "--" { positional } ]
 *     flag       = "--" name [ "=" value ]           value is the next argument where a flag needs one and has none
 *                | "-" { letter } [ [ "=" ] value ]  letters that need no value may be clustered: -ti, -p8080:80
 *     positional = anything else, "-" and "" included; without interspersing, the first one ends the flags
 */
import { goQuote, goQuoteFirstByte } from '../go/quote.js';
import { parseGoBool } from './go/number.js';
import type { Reading } from './reading.js';

/** One flag of a command; its long name is its key in the flag set. */
export interface Flag<V> {
  readonly short?: string;
  /** The word for its value in help (`list`, `string`, ...); empty for a switch. */
  readonly type: string;
  readonly initial: V;
  /** The value that the flag stands for when none is attached: `true` for a switch. */
  readonly bare?: string;
  readonly about: string;
  readonly hidden?: boolean;
  /** What to use instead; giving the flag then puts a notice before the output. */
  readonly deprecated?: string;
  /** The first Engine API version that knows it. */
  readonly api?: string;
  /** What an Engine must be besides: none of this model is. */
  readonly needs?: 'windows' | 'experimental';
  /** What Slipway would have to simulate for it, and does not; giving the flag is then refused. */
  readonly notSimulated?: string;
  /** Takes in one occurrence on top of what earlier ones gave. A method, so that a set may mix value types. */
  add(previous: V, text: string): Reading<V>;
}

export type FlagSet = Readonly<Record<string, Flag<unknown>>>;

export type Values<S extends FlagSet> = { readonly [K in keyof S]: S[K] extends Flag<infer V> ? V : never };

export interface ParsedFlags<S extends FlagSet> {
  readonly values: Values<S>;
  /** Long names that were given, whatever their value. */
  readonly changed: ReadonlySet<string>;
  readonly positionals: readonly string[];
  /** `--help` was among them: print the help and do nothing else. */
  readonly help: boolean;
  /** Lines for standard error about flags that are going out of use. */
  readonly notices: readonly string[];
}

export type FlagFailure =
  | { readonly code: 'flag-unknown'; readonly name: string }
  | { readonly code: 'shorthand-unknown'; readonly cluster: string }
  | { readonly code: 'flag-syntax'; readonly argument: string }
  | { readonly code: 'flag-without-argument'; readonly argument: string }
  | { readonly code: 'shorthand-without-argument'; readonly cluster: string }
  | { readonly code: 'flag-value'; readonly flag: string; readonly value: string; readonly reason: string };

/** The words pflag has for a failure; what docker prints round them is in usage.ts. */
export function flagFailureText(failure: FlagFailure): string {
  switch (failure.code) {
    case 'flag-unknown':
      return `unknown flag: --${failure.name}`;
    case 'shorthand-unknown':
      return `unknown shorthand flag: ${goQuoteFirstByte(failure.cluster)} in -${failure.cluster}`;
    case 'flag-syntax':
      return `bad flag syntax: ${failure.argument}`;
    case 'flag-without-argument':
      return `flag needs an argument: ${failure.argument}`;
    case 'shorthand-without-argument':
      return `flag needs an argument: ${goQuoteFirstByte(failure.cluster)} in -${failure.cluster}`;
    case 'flag-value':
      return `invalid argument ${goQuote(failure.value)} for ${goQuote(failure.flag)} flag: ${failure.reason}`;
  }
}

export type FlagOutcome<S extends FlagSet> =
  | ({ readonly ok: true } & ParsedFlags<S>)
  | { readonly ok: false; readonly failure: FlagFailure; readonly changed: ReadonlySet<string> };

const HELP: Flag<boolean> = {
  type: '',
  initial: false,
  bare: 'true',
  about: 'Show this text',
  add: (_previous, text) => parseGoBool(text),
};

class FlagReader {
  readonly values = new Map<string, unknown>();
  readonly changed = new Set<string>();
  readonly notices: string[] = [];
  private readonly letters = new Map([['h', 'help']]);

  constructor(
    private readonly set: FlagSet,
    /** What is still unread of the command line, next argument first. */
    private readonly rest: string[],
  ) {
    for (const [name, flag] of Object.entries(set)) {
      this.values.set(name, flag.initial);
      if (flag.short !== undefined) this.letters.set(flag.short, name);
    }
  }

  long(argument: string): FlagFailure | undefined {
    const body = argument.slice(2);
    if (body.startsWith('-') || body.startsWith('=')) return { code: 'flag-syntax', argument };
    const equals = body.indexOf('=');
    const name = equals < 0 ? body : body.slice(0, equals);
    const flag = Object.hasOwn(this.set, name) ? this.set[name] : undefined;
    if (flag === undefined) return { code: 'flag-unknown', name };
    if (equals >= 0) return this.put(name, flag, body.slice(equals + 1));
    const value = flag.bare ?? this.rest.shift();
    if (value === undefined) return { code: 'flag-without-argument', argument };
    return this.put(name, flag, value);
  }

  short(argument: string): FlagFailure | undefined {
    let cluster = argument.slice(1);
    while (cluster !== '') {
      const name = this.letters.get(cluster.charAt(0));
      const flag = name === undefined ? undefined : this.set[name];
      if (name === undefined || flag === undefined) return { code: 'shorthand-unknown', cluster };
      if (name === 'help') this.notices.push('Flag shorthand -h has been deprecated, use --help');
      let value: string | undefined;
      let left = '';
      if (cluster.length > 2 && cluster.charAt(1) === '=') value = cluster.slice(2);
      else if (flag.bare !== undefined) [value, left] = [flag.bare, cluster.slice(1)];
      else value = cluster.length > 1 ? cluster.slice(1) : this.rest.shift();
      if (value === undefined) return { code: 'shorthand-without-argument', cluster };
      const failure = this.put(name, flag, value);
      if (failure !== undefined) return failure;
      cluster = left;
    }
    return undefined;
  }

  private put(name: string, flag: Flag<unknown>, value: string): FlagFailure | undefined {
    const outcome = flag.add(this.values.get(name), value);
    if (!outcome.ok) return { code: 'flag-value', flag: flagTitle(name, flag), value, reason: outcome.reason };
    this.values.set(name, outcome.value);
    this.changed.add(name);
    if (flag.deprecated !== undefined) {
      this.notices.push(`Flag --${name} has been deprecated, ${flag.deprecated}`);
    }
    return undefined;
  }
}

/** `-e, --env`, or `--rm` for a flag without a letter. */
export function flagTitle(name: string, flag: Flag<unknown>): string {
  return flag.short === undefined ? `--${name}` : `-${flag.short}, --${name}`;
}

/**
 * Reads `argv` (what follows the command's name). With `interspersed` off, as `run`, `create` and `exec` have it,
 * the first positional ends the flags: everything after the image belongs to the command.
 */
export function parseFlags<S extends FlagSet>(
  set: S,
  argv: readonly string[],
  options: { readonly interspersed: boolean } = { interspersed: true },
): FlagOutcome<S> {
  const rest = [...argv];
  const reader = new FlagReader({ help: HELP, ...set }, rest);
  const positionals: string[] = [];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') {
      positionals.push(...rest.splice(0));
    } else if (argument.length < 2 || !argument.startsWith('-')) {
      positionals.push(argument);
      if (!options.interspersed) positionals.push(...rest.splice(0));
    } else {
      const failure = argument.startsWith('--') ? reader.long(argument) : reader.short(argument);
      if (failure !== undefined) return { ok: false, failure, changed: reader.changed };
    }
  }
  return {
    ok: true,
    values: Object.fromEntries(reader.values) as Values<S>,
    changed: reader.changed,
    positionals,
    help: reader.values.get('help') === true,
    notices: reader.notices,
  };
}

/**
 * The complaints about given flags (in alphabetical order) that a Linux Engine of version `api` cannot do, a line each.
 * Docker makes them before the complaint about a flag that could not be read.
 */
export function unsupportedFlags(set: FlagSet, changed: ReadonlySet<string>, api: string): string | undefined {
  const complaints = [...changed].sort().flatMap((name) => {
    const flag = Object.hasOwn(set, name) ? set[name] : undefined;
    return flag === undefined ? [] : (unsupported(name, flag, api) ?? []);
  });
  return complaints.length === 0 ? undefined : complaints.join('\n');
}

function unsupported(name: string, { api: since, needs }: Flag<unknown>, api: string): string | undefined {
  if (since !== undefined && isOlder(api, since)) {
    return `"--${name}" requires API version ${since}, but the Docker daemon API version is ${api}`;
  }
  const only = `"--${name}" is only supported on a Docker daemon`;
  if (needs === 'windows') return `${only} running on windows, but the Docker daemon is running on linux`;
  return needs === 'experimental' ? `${only} with experimental features enabled` : undefined;
}

/** Part by part, as numbers; a part that is not there counts as zero. */
function isOlder(version: string, than: string): boolean {
  const parts = version.split('.').map(Number);
  const wanted = than.split('.').map(Number);
  const length = Math.max(parts.length, wanted.length);
  const place = Array.from({ length }, (_, index) => index).find((at) => (parts[at] ?? 0) !== (wanted[at] ?? 0)) ?? 0;
  return (parts[place] ?? 0) < (wanted[place] ?? 0);
}
