/** What `--help` prints: the shape of docker's help, in words of our own. */
import { COMMANDS, GROUPS } from './command-tree.js';
import { version } from '../view/version.js';
import type { CommandEntry, GroupEntry } from './command-tree.js';
import { type Flag, type FlagSet, unsupportedFlags } from './flags.js';

function column(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`.trimEnd()).join('\n');
}

function defaultNote(flag: Flag<unknown>): string {
  const { initial } = flag;
  if (initial === '' || initial === false || initial === 0 || typeof initial === 'object') return '';
  return ` (default ${JSON.stringify(initial)})`;
}

function flagRow(name: string, flag: Flag<unknown>): readonly [string, string] {
  const letter = flag.short === undefined ? '    ' : `-${flag.short}, `;
  const type = flag.type === '' ? '' : ` ${flag.type}`;
  return [`${letter}--${name}${type}`, `${flag.about}${defaultNote(flag)}`];
}

/** Flags in alphabetical order; hidden and outgoing ones, and those the Engine is too old for, are left out. */
export function flagHelp(set: FlagSet): string {
  const shown = Object.entries(set).filter(
    ([name, flag]) =>
      flag.hidden !== true &&
      flag.deprecated === undefined &&
      unsupportedFlags(set, new Set([name]), version.ApiVersion) === undefined,
  );
  shown.sort(([a], [b]) => (a < b ? -1 : 1));
  return shown.length === 0 ? '' : `\n\nOptions:\n${column(shown.map(([name, flag]) => flagRow(name, flag)))}`;
}

export function commandHelp(command: CommandEntry, usageLine: string, set: FlagSet): string {
  const aliases = command.paths.slice(1).map((path) => `docker ${path}`);
  const also = aliases.length === 0 ? '' : `\n\nAliases:\n  ${[...aliases, `docker ${command.paths[0]}`].join(', ')}`;
  return `Usage:  ${usageLine}\n\n${command.about}${also}${flagHelp(set)}\n`;
}

function sortedRows(rows: readonly (readonly [string, string])[]): string {
  return column([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function groupHelp(group: GroupEntry): string {
  const rows = COMMANDS.flatMap((command) => {
    const path = command.paths.find((candidate) => candidate.startsWith(`${group.name} `));
    return path === undefined ? [] : [[path.slice(group.name.length + 1), command.about] as const];
  });
  const closing = `Run 'docker ${group.name} COMMAND --help' for more information on a command.`;
  return `Usage:  docker ${group.name} COMMAND\n\n${group.about}\n\nCommands:\n${sortedRows(rows)}\n\n${closing}\n`;
}

export function rootHelp(globalFlags: FlagSet): string {
  const groups = GROUPS.map(({ name, about }) => [name, about] as const);
  const commands = COMMANDS.flatMap((command) => {
    const path = command.paths.find((candidate) => !candidate.includes(' '));
    return path === undefined ? [] : [[path, command.about] as const];
  });
  const flags = flagHelp(globalFlags).replace('Options:', 'Global Options:');
  return [
    'Usage:  docker [OPTIONS] COMMAND',
    'Images, containers and volumes on a model of an Engine',
    `Management Commands:\n${sortedRows(groups)}`,
    `Commands:\n${sortedRows(commands)}${flags}`,
    "Run 'docker COMMAND --help' for more information on a command.\n",
  ].join('\n\n');
}
