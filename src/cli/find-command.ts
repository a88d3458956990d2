/** From the words after `docker` and its global flags to the command they mean. */
import { COMMANDS, GROUPS } from './command-tree.js';
import type { CommandEntry, GroupEntry } from './command-tree.js';
import { unknownCommandComplaint } from './usage.js';
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
  /** A group alone, or docker alone (no group): its help is wanted. */
  | { readonly kind: 'help'; readonly group?: GroupEntry; readonly argv: readonly string[] }
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
  if (first === undefined) return { kind: 'help', argv: [] };
  const direct = BY_PATH.get(first);
  if (direct !== undefined) return found(direct, first, words.slice(1));
  const group = GROUPS.find(({ name }) => name === first);
  if (group === undefined) return { kind: 'unknown', complaint: unknownCommandComplaint('docker', first) };
  if (second === undefined || second.startsWith('-')) return { kind: 'help', group, argv: words.slice(1) };
  const inGroup = BY_PATH.get(`${first} ${second}`);
  if (inGroup !== undefined) return found(inGroup, `${first} ${second}`, words.slice(2));
  return { kind: 'unknown', complaint: unknownCommandComplaint(`docker ${first}`, second, group.usage) };
}
