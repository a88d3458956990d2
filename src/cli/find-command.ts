/**
 * From the words after `docker` and its global flags to the command they mean.
 *
 *     words = command { argument } | group [ command { argument } ] | "help" [ topic ]
 *
 * What is no command is read as flags of what stands before it: `docker nosuch --bogus` complains about the flag.
 */
import { COMMANDS, GROUPS, ROOT_USAGE } from './command-tree.js';
import type { CommandEntry, GroupEntry } from './command-tree.js';
import { flagFailureText, parseFlags } from './flags.js';
import type { FlagSet } from './flags.js';
import { GLOBAL_FLAGS } from './global-flags.js';
import { familyRefusal, isFamily } from './not-simulated.js';
import { flagComplaint, unknownCommandComplaint } from './usage.js';
import type { Complaint } from './usage.js';

export type FoundCommand =
  | {
      readonly kind: 'command';
      readonly command: CommandEntry;
      /** As typed but for aliases: `docker container ls` for `docker container list`. */
      readonly path: string;
      readonly usageLine: string;
      readonly argv: readonly string[];
    }
  /** Help is wanted: of a group, or of docker itself (no group). `asked`: in so many words. */
  | { readonly kind: 'help'; readonly group?: GroupEntry; readonly asked: boolean; readonly notices: readonly string[] }
  /** `docker nosuch --version`. */
  | { readonly kind: 'version' }
  | { readonly kind: 'unknown'; readonly complaint: Complaint };

const BY_PATH: ReadonlyMap<string, CommandEntry> = new Map(
  COMMANDS.flatMap((command) => command.paths.map((path) => [path, command] as const)),
);

/** The name that messages have for what was typed: a group's alias becomes the group's first name. */
function properPath(command: CommandEntry, typed: string): string {
  const group = typed.includes(' ') ? `${typed.split(' ')[0]} ` : '';
  const proper = command.paths.find((path) => (group === '' ? !path.includes(' ') : path.startsWith(group)));
  return `docker ${proper ?? typed}`;
}

/** What a usage line of `command` says when it is called by `path`, which begins with `docker`. */
export function usageLine(command: CommandEntry, path: string): string {
  return command.usage === '' ? path : `${path} ${command.usage}`;
}

function found(command: CommandEntry, typed: string, argv: readonly string[]): FoundCommand {
  const path = properPath(command, typed);
  return { kind: 'command', command, path, usageLine: usageLine(command, path), argv };
}

/** `words` begin with the first word that is no global flag. */
export function findCommand(words: readonly string[]): FoundCommand {
  const [first, second] = words;
  if (first === undefined) return { kind: 'help', asked: false, notices: [] };
  if (first === 'help') return findTopic(words.slice(1));
  const direct = BY_PATH.get(first);
  if (direct !== undefined) return found(direct, first, words.slice(1));
  const group = GROUPS.find(({ name }) => name === first);
  const inGroup = group && second !== undefined ? BY_PATH.get(`${first} ${second}`) : undefined;
  if (inGroup !== undefined) return found(inGroup, `${first} ${second}`, words.slice(2));
  if (group === undefined && isFamily(first)) {
    return { kind: 'unknown', complaint: familyComplaint(words) };
  }
  return noCommand(group, group === undefined ? words : words.slice(1));
}

/** What follows a group, or docker itself, and is none of its commands. */
function noCommand(group: GroupEntry | undefined, words: readonly string[]): FoundCommand {
  const path = group === undefined ? 'docker' : `docker ${group.name}`;
  const parsed = parseFlags<FlagSet>(group === undefined ? GLOBAL_FLAGS : {}, words);
  if (!parsed.ok) {
    const complaint = flagComplaint(path, group?.usage ?? ROOT_USAGE, flagFailureText(parsed.failure));
    return { kind: 'unknown', complaint };
  }
  const [word] = parsed.positionals;
  if (parsed.help || word === undefined) {
    return { kind: 'help', ...(group ? { group } : {}), asked: parsed.help, notices: parsed.notices };
  }
  if (parsed.changed.has('version')) return { kind: 'version' };
  return { kind: 'unknown', complaint: unknownCommandComplaint(path, word, group?.usage) };
}

/** `docker help TOPIC` is `docker TOPIC --help`. */
function findTopic(words: readonly string[]): FoundCommand {
  const parsed = parseFlags<FlagSet>({}, words);
  if (!parsed.ok) {
    const complaint = flagComplaint('docker help', 'docker help [command]', flagFailureText(parsed.failure));
    return { kind: 'unknown', complaint };
  }
  const [first = '', second] = parsed.positionals;
  if (first === '') return { kind: 'help', asked: true, notices: [] };
  const group = GROUPS.find(({ name }) => name === first);
  if (group && second === undefined) return { kind: 'help', group, asked: true, notices: [] };
  const topic = BY_PATH.get(first) ?? BY_PATH.get(`${first} ${second}`);
  if (topic !== undefined) return found(topic, topic.paths.includes(first) ? first : `${first} ${second}`, ['--help']);
  if (isFamily(first)) return { kind: 'unknown', complaint: familyComplaint(parsed.positionals) };
  const unknown = group ? parsed.positionals.slice(1) : parsed.positionals;
  return { kind: 'unknown', complaint: { stderr: `unknown help topic: ${unknown.join(' ')}\n`, exitCode: 1 } };
}

function familyComplaint(words: readonly string[]): Complaint {
  const refusal = familyRefusal(words);
  if (refusal !== undefined) return { stderr: `${refusal}\n`, exitCode: 1 };
  const [family = '', word = ''] = words;
  return unknownCommandComplaint(`docker ${family}`, word, `docker ${family}`);
}
