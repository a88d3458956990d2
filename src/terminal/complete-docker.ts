import { COMMAND_FILES } from '../cli/commands/command-files.js';
import { COMMANDS, GROUPS } from '../cli/command-tree.js';
import { findCommand } from '../cli/find-command.js';
import type { FlagSet } from '../cli/flags.js';
import { GLOBAL_FLAGS } from '../cli/global-flags.js';
import { wordsSoFar } from './words-so-far.js';

/** What completing a command line of docker's needs to know of the machine it is typed on. */
export interface Surroundings {
  /** What `docker` with these words prints in the shell that reads, in a world that is then forgotten. */
  readonly ask: (words: string) => readonly string[];
  readonly paths: (typed: string) => readonly string[];
  /** Paths in a container, by its name or identifier. */
  readonly pathsIn: (container: string, typed: string) => readonly string[];
  readonly programsIn: (container: string, typed: string) => readonly string[];
}

type Kind =
  | 'container'
  | 'image'
  | 'volume'
  | 'network'
  | 'object'
  | 'copy'
  | 'program'
  | 'argument'
  | 'path'
  | 'mount'
  | 'none';

/** What the words of a usage line stand for; the first that fits. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^CONTAINER:|DEST_PATH/, 'copy'],
  [/^COMMAND/, 'program'],
  [/^ARG/, 'argument'],
  [/CONTAINER/, 'container'],
  [/IMAGE|REPOSITORY|^NAME\[:TAG/, 'image'],
  [/VOLUME/, 'volume'],
  [/NETWORK/, 'network'],
  [/^NAME\|ID/, 'object'],
  [/file|FILE|PATH/, 'path'],
];

/** Flags whose values are names of something, or paths. */
const valueKinds: Readonly<Record<string, Kind>> = {
  'volumes-from': 'container',
  cidfile: 'path',
  'env-file': 'path',
  'label-file': 'path',
  network: 'network',
  net: 'network',
  input: 'path',
  output: 'path',
  volume: 'mount',
};

/** Which containers a command is about, as a filter of `docker ps`: the others would only be refused. */
const wanted: Readonly<Record<string, string>> = {
  attach: '',
  exec: '',
  kill: '',
  pause: '-f status=running',
  port: '',
  start: '-a -f status=created -f status=exited',
  stop: '',
  top: '',
  unpause: '-f status=paused',
};

/** What may stand at the cursor after `docker` and the words before it. A candidate that ends a word has a blank behind. */
export function completeDocker(before: readonly string[], word: string, around: Surroundings): readonly string[] {
  const global = wordsSoFar(GLOBAL_FLAGS, before, true);
  if (global.flag !== undefined) return [];
  const words = global.positionals;
  const group = GROUPS.find(({ name }) => words.length === 1 && name === words[0])?.name;
  if (words.length === 0 || group !== undefined) {
    if (!word.startsWith('-')) return commandNames(group, word);
    return group === undefined ? flagNames(GLOBAL_FLAGS, word) : [];
  }
  const found = findCommand(words);
  const file = found.kind === 'command' ? COMMAND_FILES[found.command.key] : undefined;
  if (found.kind !== 'command' || !file) return [];
  const { key, usage } = found.command;
  const { flag, positionals } = wordsSoFar(file.flags, found.argv, file.commandFollows === true);
  if (flag !== undefined) return valuesOf(flag, word, { key, container: '', around });
  const begun = positionals.length > 0;
  if (word.startsWith('-') && !(file.commandFollows && begun)) return flagOrItsValue(file.flags, word, key, around);
  return candidates(kindAt(usage, positionals.length), word, { key, container: positionals[0] ?? '', around });
}

function commandNames(group: string | undefined, word: string): readonly string[] {
  const begin = group === undefined ? '' : `${group} `;
  const paths = COMMANDS.flatMap(({ key, paths }) => (COMMAND_FILES[key] ? paths : []));
  const names = paths.filter((path) => path.startsWith(begin)).map((path) => path.slice(begin.length));
  const groups = group === undefined ? GROUPS.map(({ name }) => name) : [];
  return startingWith([...names.filter((name) => !name.includes(' ')), ...groups], word);
}

function flagNames(set: FlagSet, word: string): readonly string[] {
  const shown = Object.entries(set).filter(([, flag]) => !flag.hidden && flag.notSimulated === undefined);
  return startingWith(['--help', ...shown.map(([name]) => `--${name}`)], word);
}

function flagOrItsValue(set: FlagSet, word: string, key: string, around: Surroundings): readonly string[] {
  const [, name, value = ''] = /^--([a-z-]+)=(.*)$/s.exec(word) ?? [];
  if (name === undefined) return flagNames(set, word);
  return valuesOf(name, value, { key, container: '', around }).map((candidate) => `--${name}=${candidate}`);
}

interface Place {
  /** Of the command. */
  readonly key: string;
  /** The first word after the command: where its further words may lead. */
  readonly container: string;
  readonly around: Surroundings;
}

function valuesOf(flag: string, word: string, place: Place): readonly string[] {
  return candidates(Object.hasOwn(valueKinds, flag) ? (valueKinds[flag] ?? 'none') : 'none', word, place);
}

/** What the word at this place of a usage line stands for; the last one may be repeated. */
function kindAt(usage: string, place: number): Kind {
  const words = (usage.split('\n')[0] ?? '').replace('[OPTIONS]', '').trim().split(/\s+/);
  const text = (words[place] ?? (words.at(-1)?.endsWith('...]') ? words.at(-1) : '') ?? '').replace(/^\[/, '');
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'none';
}

function candidates(kind: Kind, word: string, place: Place): readonly string[] {
  const { key, container, around } = place;
  switch (kind) {
    case 'container':
      return startingWith(containers(key, around), word);
    case 'image':
      return startingWith(images(around), word);
    case 'volume':
      return startingWith(around.ask('volume ls -q'), word);
    case 'network':
      return startingWith(around.ask("network ls --format '{{.Name}}'"), word);
    case 'object':
      return startingWith([...containers(key, around), ...images(around), ...around.ask('volume ls -q')], word);
    case 'copy': {
      const [, name, path] = /^([^:/]+):(.*)$/s.exec(word) ?? [];
      if (name !== undefined) return around.pathsIn(name, path ?? '').map((found) => `${name}:${found}`);
      const names = containers(key, around).filter((one) => one.startsWith(word));
      return [...around.paths(word), ...names.map((one) => `${one}:`)];
    }
    case 'mount':
      if (/^[./~]/.test(word)) return around.paths(word);
      return around.ask('volume ls -q').flatMap((name) => (name.startsWith(word) ? [`${name}:`] : []));
    case 'program':
      return around.programsIn(container, word);
    case 'argument':
      return around.pathsIn(container, word);
    case 'path':
      return around.paths(word);
    case 'none':
      return [];
  }
}

function containers(key: string, { ask }: Surroundings): readonly string[] {
  return ask(`ps ${wanted[key] ?? '-a'} --format '{{.Names}}'`);
}

/** A tag that goes without saying is left out as well. */
function images({ ask }: Surroundings): readonly string[] {
  const names = ask("images --format '{{.Repository}}:{{.Tag}}'").filter((name) => !name.includes('<none>'));
  return names.flatMap((name) => (name.endsWith(':latest') ? [name.slice(0, -':latest'.length), name] : [name]));
}

function startingWith(names: readonly string[], word: string): readonly string[] {
  return [...new Set(names)].filter((name) => name.startsWith(word)).map((name) => `${name} `);
}
