/**
 * The programs that go through time, which no Docker has:
 *
 *     undo [N]              takes the last line back, or the last N, with all their effects
 *     redo [N]              does again what was taken back
 *     moment NAME           gives the present moment a name
 *     moment --forget NAME
 *     moments               lists the named moments
 *     goto NAME             goes to one of them
 *     fork [NAME]           goes to one of them, and keeps this one as a branch
 *
 * They only say what is wished: whoever reads the terminal grants it, once the line has come to its end.
 */
import { type Bytes, toText } from '../digest/bytes.js';
import type { History } from '../history/history.js';
import type { Wish, WishRequest } from '../history/wish.js';
import { giveUp, say } from '../cli/commands/speak.js';
import { type Language, type Message, message, say as put } from '../language/language.js';
import { type Environment, exit, type Program, type System } from '../process/program.js';
import { languageOf } from './language-of.js';
import { type Paint, paintFor, paintOf } from './paint.js';

type Reading = Wish | undefined;

interface Command {
  readonly usage: string;
  /** Undefined where the words are not understood. */
  read(words: readonly string[]): Reading;
}

function steps(wish: 'undo' | 'redo', words: readonly string[]): Reading {
  const [count = '1', ...rest] = words;
  return rest.length === 0 && /^[1-9]\d{0,5}$/.test(count) ? { wish, steps: Number(count) } : undefined;
}

type Name = 'undo' | 'redo' | 'moment' | 'moments' | 'goto' | 'fork';

const commands: Readonly<Record<Name, Command>> = {
  undo: {
    usage: `Usage: undo [N]

Takes back the last line that was typed, of whichever terminal, or the last N lines, with all that came of them: files,
containers, what every terminal shows, the time of day. \`redo\` does them again.
`,
    read: (words) => steps('undo', words),
  },
  redo: {
    usage: `Usage: redo [N]

Does again what \`undo\` took back: one line, or N. As soon as something else is typed, there is nothing to do again.
`,
    read: (words) => steps('redo', words),
  },
  moment: {
    usage: `Usage: moment NAME
       moment --forget NAME

Gives the present moment a name, so that \`goto NAME\` leads back to it and \`changes NAME now\` tells what has become of
it. Names outlive an undo; --forget takes one away, and nothing else.
`,
    read: ([first, second, ...rest]) => {
      if (first === '--forget' && second !== undefined && rest.length === 0) return { wish: 'forget', name: second };
      if (first === undefined || first.startsWith('-') || second !== undefined) return undefined;
      return { wish: 'mark', name: first };
    },
  },
  moments: {
    usage: `Usage: moments

The moments that have a name, oldest first: their time, how many lines away they are, and the line that led to them.
`,
    read: (words) => (words.length === 0 ? { wish: 'list' } : undefined),
  },
  goto: {
    usage: `Usage: goto NAME

Goes to a named moment: everything is as it was then. \`undo\` leads back to where you were.
`,
    read: ([name, ...rest]) => (name === undefined || rest.length > 0 ? undefined : { wish: 'go', name }),
  },
  fork: {
    usage: `Usage: fork [NAME]

Tries another way: keeps what you have come to as branch-1 (-2, -3, ...), and goes to the moment NAME. Without a name you
stay, and this moment is kept. \`goto\` leads to any branch, \`changes\` compares two.
`,
    read: ([name, ...rest]) =>
      rest.length > 0 ? undefined : name === undefined ? { wish: 'fork' } : { wish: 'fork', name },
  },
};

function painted({ key }: Message, text: string, paint: Paint): string {
  if (key === 'moment.row') return text.replace(/^\S+/, (name) => paint.title(name));
  if (/^travel\.no|^moment\.(?:bad|taken|missing)/.test(key)) return paint.bad(text);
  return text.replace(/^[^:\n]+:(?= )/gm, (start) => paint.note(start));
}

function teller(language: Language, paint: Paint): WishRequest['tell'] {
  return (messages) => messages.map((one) => `${painted(one, put(one, language), paint)}\n`).join('');
}

/** What a shell without these programs, a container's, was asked for; undefined where it is none of them, or no way to ask. */
export function travelWish([name = '', ...words]: readonly string[], env: Environment): WishRequest | undefined {
  const wish = Object.hasOwn(commands, name)
    ? commands[name as Name].read(words.map((word) => toText(word as Bytes)))
    : undefined;
  return wish && { ask: 'wish', wish, tell: teller(languageOf(env), paintOf(env)) };
}

function program(name: string, { usage, read }: Command): Program {
  return (system) => {
    const words = system.args.slice(1).map(toText);
    if (words[0] === '--help') {
      looked(system);
      say(system, usage);
      return exit(0);
    }
    const wish = read(words);
    if (wish === undefined) {
      looked(system);
      const complaint = words.length === 0 ? '' : `${name}: not understood: ${words.join(' ')}\n`;
      return giveUp(system, `${complaint}${usage.trimEnd()}`, 2);
    }
    const request: WishRequest = { ask: 'wish', wish, tell: teller(languageOf(system.env), paintFor(system)) };
    if (system.service(request) === true) return exit(0);
    return giveUp(system, `${name}: ${put(message('travel.not-here', {}), languageOf(system.env))}`);
  };
}

/** Nothing has happened by it that anybody would take back. */
export function looked(system: System): History | undefined {
  return system.service({ ask: 'history', looks: true }) as History | undefined;
}

/** By the names that their executables carry. */
export const travelPrograms = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, program(name, command)]),
) as Record<Name, Program>;
