/** The table of docs/fidelity.md: every command and flag of the real client, and how true each is here. */
import { COMMANDS } from '../../../src/cli/command-tree.js';
import { COMMAND_FILES } from '../../../src/cli/commands/command-files.js';
import type { FlagSet } from '../../../src/cli/flags.js';
import { GLOBAL_FLAGS } from '../../../src/cli/global-flags.js';
import { commandRefusal, familyRefusal, neededApi } from '../../../src/cli/not-simulated.js';
import differences from './differences.json' with { type: 'json' };
import { type Evidence, evidenceKey } from './evidence.js';
import { type RealCommand, type RealFlag, realCommands } from './real-surface.js';

export type State = 'same' | 'different' | 'not simulated' | 'no record';

export interface Row {
  readonly name: string;
  readonly state: State;
  /** What differs, or why it is not simulated. */
  readonly why: string;
}

export interface CommandRows {
  readonly command: RealCommand;
  readonly own: Row;
  readonly flags: readonly Row[];
}

type Differences = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What `docker create` does otherwise, `docker run` does otherwise too. */
export function differenceOf(command: string, flag: string, all: Differences = differences): string | undefined {
  return all[command]?.[flag] ?? (command === 'container run' ? all['container create']?.[flag] : undefined);
}

function row(name: string, records: number, difference: string | undefined, refusal: string | undefined): Row {
  if (refusal !== undefined) return { name, state: 'not simulated', why: refusal };
  if (difference !== undefined) return { name, state: 'different', why: difference };
  return { name, state: records > 0 ? 'same' : 'no record', why: '' };
}

function flagRow(command: string, key: string, real: RealFlag, set: FlagSet, evidence: Evidence): Row {
  const records = evidence.get(evidenceKey(key, real.name))?.size ?? 0;
  const letter = real.short === undefined ? '' : `-${real.short}, `;
  const made = row(`${letter}--${real.name}`, records, differenceOf(command, real.name), set[real.name]?.notSimulated);
  return made.why === '' && real.needs !== undefined ? { ...made, why: `refused: needs ${words(real.needs)}` } : made;
}

function words(needs: string): string {
  return needs.startsWith('API') ? needs : `an Engine ${needs}`;
}

function rowsOf(command: RealCommand, evidence: Evidence): CommandRows {
  const entry = COMMANDS.find(({ paths }) => paths.includes(command.command));
  const key = entry?.key ?? '';
  const set = command.command === '' ? GLOBAL_FLAGS : COMMAND_FILES[key]?.flags;
  const path = `docker ${command.command}`.trim();
  const needed = neededApi(key);
  const unknown = set === undefined && needed === undefined;
  const refusal = unknown ? commandRefusal(key, path).slice(path.length + 2) : undefined;
  const records = evidence.get(evidenceKey(key))?.size ?? 0;
  const flags =
    set === undefined ? [] : command.flags.map((flag) => flagRow(command.command, key, flag, set, evidence));
  const plain = row(path, command.command === '' ? 1 : records, differenceOf(command.command, ''), refusal);
  const own = needed === undefined ? plain : { ...plain, why: `refused: needs API version ${needed}` };
  return { command, own, flags };
}

/** Families in the order of the document; the last is what belongs to none. */
const families: readonly (readonly [name: string, title: string])[] = [
  ['container', 'Containers'],
  ['image', 'Images'],
  ['volume', 'Volumes'],
  ['system', 'The system'],
  ['network', 'Networks'],
  ['', 'Everything else'],
];

function familyOf({ command }: RealCommand): string {
  const [first = ''] = command.split(' ');
  return families.some(([name]) => name === first) ? first : '';
}

export function surfaceRows(evidence: Evidence): readonly CommandRows[] {
  const known = realCommands.filter(
    ({ command, group }) => command === '' || (!group && COMMANDS.some(({ paths }) => paths.includes(command))),
  );
  return known.map((command) => rowsOf(command, evidence));
}

function line({ name, state, why }: Row, indent: string): string {
  const text = why === '' ? state : state === 'same' || state === 'no record' ? `${state}; ${why}` : `${state}: ${why}`;
  return `| ${indent}\`${name}\` | ${text} |`;
}

function familyTable(title: string, rows: readonly CommandRows[]): string {
  const lines = rows.flatMap(({ own, flags }) => [line(own, ''), ...flags.map((flag) => line(flag, '… '))]);
  return `### ${title}\n\n| command, flag | here |\n|---|---|\n${lines.join('\n')}\n`;
}

function summary(rows: readonly CommandRows[]): string {
  const all = rows.flatMap(({ own, flags }) => [own, ...flags]);
  const count = (state: State) => all.filter((one) => one.state === state).length;
  const flags = all.length - rows.length;
  return (
    `${rows.length} commands and ${flags} flags: ${count('same')} the same, ${count('different')} different, ` +
    `${count('not simulated')} not simulated, ${count('no record')} without a record.`
  );
}

/** The whole block, without its marks. */
export function fidelityTable(evidence: Evidence): string {
  const rows = surfaceRows(evidence);
  const tables = families.map(([name, title]) =>
    familyTable(
      title,
      rows.filter(({ command }) => familyOf(command) === name),
    ),
  );
  const refused = realCommands.filter(
    ({ command, group }) => command !== '' && !command.includes(' ') && group && familyRefusal([command]) !== undefined,
  );
  const names = refused.map(({ command }) => command).sort();
  const rest =
    `Refused as whole families: ${names.map((name) => `\`docker ${name}\``).join(', ')}. Plugins (\`docker buildx\`, ` +
    '`docker compose`) are unknown commands, as to a client without them.\n';
  return `${summary(rows)}\n\n${tables.join('\n')}\n${rest}`;
}
