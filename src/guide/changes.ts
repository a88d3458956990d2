/**
 * The program `changes`, which no Docker has:
 *
 *     changes                 what the last line has changed
 *     changes A               what has changed since: A and now
 *     changes A B             two moments, or two things, side by side
 *
 *     A, B := MOMENT | now | THING | THING@MOMENT
 *     THING := NAME | KIND=NAME        KIND: container, image, volume, layer
 */
import { toText } from '../digest/bytes.js';
import type { FilesCompared } from '../biography/compare-files.js';
import { compareMoments } from '../biography/compare-moments.js';
import { type CutRow, fileRows, filesMessage, momentRows } from '../biography/comparison-rows.js';
import { compareThings, filesOfThing, type Thing, type ThingFiles } from '../biography/thing.js';
import { engineHost } from '../cli/client.js';
import { giveUp, say } from '../cli/commands/speak.js';
import type { Host } from '../host/host.js';
import { beginning, continued, type History } from '../history/history.js';
import { momentOf } from '../history/moments.js';
import { wordsOf } from '../history/travel.js';
import { type Message, message, say as put } from '../language/language.js';
import { exit, type Program, type System } from '../process/program.js';
import { isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { comparisonTable } from './comparison-table.js';
import { languageOf } from './language-of.js';
import { paintFor } from './paint.js';
import { looked } from './travel.js';

const usage = `Usage: changes [--all] [A [B]]

Two sides beside each other: what only the first one has (-), what only the second one has (+), and what is different (~).
A and B are moments (\`moments\` lists them; \`now\` is the present), or two of container, image, volume, layer: by a name, by
KIND=NAME where several are called so, and by NAME@MOMENT as they were then. A alone is compared with how it is now;
without any, it is what the last line has changed. A container counts without what is mounted into it.

      --all   All paths, however many
`;

/** At most so many paths of one thing are told. */
const pathsTold = 12;

/** One of the two sides. */
type Side = { readonly moment: World } | { readonly thing: Asked };

interface Asked {
  readonly text: string;
  readonly moment: string;
}

function sideOf(history: History, text: string): Side {
  const moment = momentOf(history, text);
  if (!('refused' in moment)) return { moment: moment.world };
  const at = text.lastIndexOf('@');
  const then = at > 0 ? momentOf(history, text.slice(at + 1)) : moment;
  if ('refused' in then) return { thing: { text, moment: 'now' } };
  return { thing: { text: text.slice(0, at), moment: text.slice(at + 1) } };
}

const kinds = ['container', 'image', 'volume', 'layer'] as const;

/** Files of whatever is called so; the first kind that knows the name, if none is said. */
function filesOf(world: World, hostName: string, text: string): ThingFiles | undefined {
  const host = world.hosts.get(hostName);
  const [, said, rest = ''] = /^(container|image|volume|layer)=(.*)$/s.exec(text) ?? [];
  for (const kind of host === undefined ? [] : kinds) {
    if (said !== undefined && said !== kind) continue;
    const thing = { [kind]: said === undefined ? text : rest } as unknown as Thing;
    const files = filesOfThing(host as Host, thing);
    if (!isFailure(files)) return { thing, files };
  }
  return undefined;
}

function missing({ text, moment }: Asked): Message {
  return moment === 'now'
    ? message('compare.none', { name: text })
    : message('compare.not-then', { name: text, moment });
}

type Compared =
  | { readonly rows: (most: number) => readonly CutRow[]; readonly end?: Message }
  | { readonly wrong: Message };

function ofMoments(before: World, after: World): Compared {
  const compared = compareMoments(before, after);
  const same = compared.objects.length === 0 ? { end: message('compare.same', {}) } : {};
  return { rows: (most) => momentRows(compared, most), ...same };
}

function ofFiles(compared: FilesCompared): Compared {
  return { rows: (most) => fileRows(compared.files, most * 4), end: filesMessage(compared) };
}

function compare(history: History, host: string, a: string, b: string): Compared {
  const [first, second] = [sideOf(history, a), sideOf(history, b)];
  if ('moment' in first && 'moment' in second) return ofMoments(first.moment, second.moment);
  const side = (asking: Side, other: Side): { wrong: Message } | { found: ThingFiles } => {
    // A moment beside a thing stands for that thing as it was then.
    const asked = 'thing' in asking ? asking.thing : 'thing' in other ? other.thing : { text: '', moment: '' };
    const then = momentOf(history, asked.moment);
    const world = 'moment' in asking ? asking.moment : 'refused' in then ? history.world : then.world;
    const files = filesOf(world, host, asked.text);
    const named = 'moment' in asking ? { ...asked, moment: asking === first ? a : b } : asked;
    return files === undefined ? { wrong: missing(named) } : { found: files };
  };
  const [one, two] = [side(first, second), side(second, first)];
  if ('wrong' in one) return one;
  return 'wrong' in two ? two : ofFiles(compareThings(one.found, two.found));
}

function tell(system: System, compared: Compared, names: readonly [string, string], all: boolean): void {
  const [language, paint] = [languageOf(system.env), paintFor(system)];
  if ('wrong' in compared) return;
  const rows = compared.rows(all ? Number.POSITIVE_INFINITY : pathsTold);
  if (rows.length > 0) say(system, comparisonTable(rows, names, language, paint));
  if (compared.end !== undefined) say(system, `${put(compared.end, language)}\n`);
}

export const changesProgram: Program = (system) => {
  const words = system.args.slice(1).map(toText);
  const world = system.service({ ask: 'look', look: (now: World) => now }) as World;
  const before = looked(system) ?? beginning(world);
  const history = continued(before, world);
  const [all, names] = [words.includes('--all'), words.filter((word) => word !== '--all')];
  if (names.includes('--help')) {
    say(system, usage);
    return exit(0);
  }
  if (names.length > 2 || names.some((name) => name.startsWith('-'))) {
    return giveUp(system, `changes: not understood: ${words.join(' ')}\n${usage.trimEnd()}`, 2);
  }
  const language = languageOf(system.env);
  const [a, b = 'now'] = names;
  if (a === undefined) {
    const { past } = history;
    if (past === undefined || wordsOf(past) === '')
      return giveUp(system, `changes: ${put(message('compare.nothing-yet', {}), language)}`);
    say(system, `${put(message('compare.last-line', { line: wordsOf(past) }), language)}\n`);
    tell(system, ofMoments(past.before, before.world), [put(message('compare.before', {}), language), 'now'], all);
    return exit(0);
  }
  const host = engineHost(system, system.env['DOCKER_HOST'] ?? '');
  if (isFailure(host)) return giveUp(system, host.message);
  const second = names.length === 1 && 'thing' in sideOf(history, a) ? a.replace(/@[^@]*$/, '') : b;
  const compared = compare(history, host, a, second);
  if ('wrong' in compared) return giveUp(system, `changes: ${put(compared.wrong, language)}`);
  tell(system, compared, [a, second], all);
  return exit(0);
};
