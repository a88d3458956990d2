/** Which commands and flags the records and tables of this project use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'unbash';
import { COMMAND_FILES } from '../../../src/cli/commands/command-files.js';
import { findCommand } from '../../../src/cli/find-command.js';
import { parseFlags } from '../../../src/cli/flags.js';
import { parseGlobalFlags } from '../../../src/cli/global-flags.js';

/** Records that use a command (flag '') or one of its flags, by the command's key and the flag's name. */
export type Evidence = ReadonlyMap<string, ReadonlySet<string>>;

export function evidenceKey(command: string, flag = ''): string {
  return `${command} --${flag}`;
}

/** The words of every simple command of a shell text, in command substitutions (which a word keeps to itself) too. */
function simpleCommands(node: unknown, found: string[][] = []): string[][] {
  if (Array.isArray(node)) for (const item of node) simpleCommands(item, found);
  else if (typeof node === 'object' && node !== null) {
    const { type, name, suffix } = node as { type?: string; name?: { value: string }; suffix?: { value: string }[] };
    if (type === 'Command' && name) found.push([name.value, ...(suffix ?? []).map(({ value }) => value)]);
    const { parts, script } = node as { readonly parts?: unknown; readonly script?: unknown };
    for (const child of new Set([...Object.values(node), parts, script])) simpleCommands(child, found);
  }
  return found;
}

/** What follows each word `docker` that is a command, or is what another command runs. */
export function dockerCalls(text: string): readonly (readonly string[])[] {
  return simpleCommands(parse(text).commands).flatMap((words) => {
    const at = words.indexOf('docker');
    const runs = at === 0 || (at > 0 && /^(env|nohup|time|timeout|xargs)$/.test(words[0] ?? ''));
    return runs ? [words.slice(at + 1)] : [];
  });
}

/** Keys of evidence in one command line after `docker`: a flag counts once it was read. */
export function usedBy(argv: readonly string[]): readonly string[] {
  const globals = parseGlobalFlags(argv);
  if ('stderr' in globals) return [];
  const before = [...globals.changed].map((flag) => evidenceKey('', flag));
  const found = findCommand(globals.positionals);
  if (found.kind !== 'command') return before;
  const file = COMMAND_FILES[found.command.key];
  if (!file) return before;
  const { changed } = parseFlags(file.flags, found.argv, { interspersed: file.commandFollows !== true });
  const { key } = found.command;
  return [...before, evidenceKey(key), ...[...changed].map((flag) => evidenceKey(key, flag))];
}

interface Table {
  readonly rows?: readonly { readonly argv?: readonly string[] }[];
}

/** Tables of command lines, and what comes before each: `create` and `run` share what they know of a new container. */
const tables: readonly (readonly [file: string, before: readonly (readonly string[])[]])[] = [
  ['run-flags-20.10.json', [['create'], ['run']]],
  ['create-calls.json', [['create'], ['run']]],
  ['lists-28.2.2.json', [[]]],
];

export function gatherEvidence(records: string, tests: string): Evidence {
  const found = new Map<string, Set<string>>();
  const note = (argv: readonly string[], where: string) => {
    for (const key of usedBy(argv)) found.set(key, (found.get(key) ?? new Set()).add(where));
  };
  for (const file of readdirSync(records).filter((name) => name.endsWith('.console'))) {
    for (const line of readFileSync(join(records, file), 'utf8').split('\n')) {
      if (line.startsWith('$ ')) for (const argv of dockerCalls(line.slice(2))) note(argv, file);
    }
  }
  for (const [file, before] of tables) {
    const { rows = [] } = JSON.parse(readFileSync(join(tests, file), 'utf8')) as Table;
    for (const { argv = [] } of rows) for (const words of before) note([...words, ...argv], file);
  }
  return found;
}
