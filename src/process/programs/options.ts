import { busyboxUsage } from './busybox-usage.js';
import type { Run } from './tool.js';

/**
 * short = ['+'] { letter [':' | '::'] }      '+': the first operand ends the options; ':' wants a value; '::' takes an attached one
 * long  = name ['=' letter] [':' | '::']     separated by spaces; without a letter the name itself is reported
 */
export interface OptionGrammar {
  readonly short: string;
  readonly long?: string;
  /** What GNU prints before pointing at `--help`. */
  readonly usage?: string;
  /** GNU's exit code for a wrong option. */
  readonly status?: number;
  /** Busybox's; 1 unless said. */
  readonly busyboxStatus?: number;
}

export interface Options {
  /** Letters or long names with their values, in the order given. */
  readonly list: readonly (readonly [name: string, value: string])[];
  readonly operands: readonly string[];
  has(name: string): boolean;
  /** The last value given. */
  value(name: string): string | undefined;
}

type Appetite = 'none' | 'wants' | 'may';

/** Parsed as getopt_long does; a number is the exit code after a complaint (or after `--help`). */
export function parseOptions(run: Run, grammar: OptionGrammar, args: readonly string[] = run.args): Options | number {
  const letters = shortOptions(grammar.short);
  const names = longOptions(grammar.long ?? '');
  const list: [string, string][] = [];
  const operands: string[] = [];
  const stops = grammar.short.startsWith('+');
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (arg === '-' || !arg.startsWith('-')) {
      operands.push(...(stops ? args.slice(at) : [arg]));
      if (stops) break;
    } else if (arg.startsWith('--')) {
      const cut = arg.indexOf('=');
      const typed = cut < 0 ? arg.slice(2) : arg.slice(2, cut);
      if (typed === 'help') return help(run);
      if (typed === 'version' && !run.busybox) return version(run);
      const found = complete(typed, names);
      if (found === undefined) return wrongOption(run, grammar, `unrecognized option '${arg}'`);
      const [name, { letter, appetite }] = found;
      if (appetite === 'none' && cut >= 0)
        return wrongOption(run, grammar, `option '--${name}' doesn't allow an argument`);
      if (appetite === 'wants' && cut < 0 && at + 1 >= args.length) {
        return wrongOption(run, grammar, `option '--${name}' requires an argument`);
      }
      list.push([letter, cut >= 0 ? arg.slice(cut + 1) : appetite === 'wants' ? (args[++at] as string) : '']);
    } else {
      for (let place = 1; place < arg.length; place++) {
        const letter = arg[place] as string;
        const appetite = letters.get(letter);
        if (appetite === undefined) return wrongOption(run, grammar, `invalid option -- '${letter}'`);
        if (appetite === 'none') {
          list.push([letter, '']);
          continue;
        }
        const attached = arg.slice(place + 1);
        if (attached === '' && appetite === 'wants' && at + 1 >= args.length) {
          return wrongOption(run, grammar, `option requires an argument -- '${letter}'`);
        }
        list.push([letter, attached !== '' || appetite === 'may' ? attached : (args[++at] as string)]);
        break;
      }
    }
  }
  return {
    list,
    operands,
    has: (name) => list.some(([given]) => given === name),
    value: (name) => list.findLast(([given]) => given === name)?.[1],
  };
}

function wrongOption(run: Run, grammar: OptionGrammar, message: string): number {
  if (run.busybox) run.complain(message);
  return misuse(run, grammar, message);
}

/** Wrong usage: GNU says what, busybox only how it is meant; returns the exit code. */
export function misuse(run: Run, grammar: OptionGrammar, message: string): number {
  if (run.busybox) {
    banner(run);
    return grammar.busyboxStatus ?? 1;
  }
  run.complain(message);
  run.warn(`${grammar.usage ?? ''}Try '${run.name} --help' for more information.\n`);
  return grammar.status ?? 1;
}

/** What busybox prints when it does not understand: its version and how the applet is called. */
export function banner(run: Run): number {
  const usage = Object.hasOwn(busyboxUsage, run.name) ? busyboxUsage[run.name] : run.name;
  run.warn(`${busyboxVersion}\n\nUsage: ${usage}\n`);
  return 1;
}

export const busyboxVersion = 'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.';

function help(run: Run): number {
  if (run.busybox) {
    banner(run);
    return 0;
  }
  run.out(`Usage: ${run.name} [OPTION]... [ARGUMENT]...\n`);
  return 0;
}

function version(run: Run): number {
  run.out(`${run.name} (GNU coreutils) 9.1\n`);
  return 0;
}

function shortOptions(text: string): Map<string, Appetite> {
  const found = new Map<string, Appetite>();
  for (const [, letter, colons] of text.replace(/^\+/, '').matchAll(/([^:])(:{0,2})/g)) {
    found.set(letter as string, colons === '' ? 'none' : colons === ':' ? 'wants' : 'may');
  }
  return found;
}

function longOptions(text: string): Map<string, { letter: string; appetite: Appetite }> {
  const found = new Map<string, { letter: string; appetite: Appetite }>();
  for (const [, name, letter, colons] of text.matchAll(/([\w-]+)(?:=([\w-]+))?(:{0,2})/g)) {
    found.set(name as string, {
      letter: letter ?? (name as string),
      appetite: colons === '' ? 'none' : colons === ':' ? 'wants' : 'may',
    });
  }
  return found;
}

/** Long names may be cut short as long as they stay clear. */
function complete<T>(typed: string, names: Map<string, T>): readonly [string, T] | undefined {
  const exact = names.get(typed);
  if (exact !== undefined) return [typed, exact];
  const fitting = [...names].filter(([name]) => name.startsWith(typed));
  return fitting.length === 1 ? fitting[0] : undefined;
}
