import { describe, expect, it } from 'vitest';
import { COMMANDS, GROUPS } from '../../../src/cli/command-tree.js';
import type { CommandEntry } from '../../../src/cli/command-tree.js';
import { COMMAND_FILES } from '../../../src/cli/commands/command-files.js';
import { usageLine } from '../../../src/cli/find-command.js';
import type { Flag, FlagSet } from '../../../src/cli/flags.js';
import { unsupportedFlags } from '../../../src/cli/flags.js';
import { GLOBAL_FLAGS } from '../../../src/cli/global-flags.js';
import { familyRefusal } from '../../../src/cli/not-simulated.js';
import { version } from '../../../src/view/version.js';
import { type RealCommand, type RealFlag, realCommands } from './real-surface.js';

/** A path's own folder of the user stands in some initial values. */
function comparable({ initial, ...flag }: RealFlag): RealFlag {
  const says = initial !== undefined && !/^(\[\]|map\[\]|0|0s|".*\/\.docker.*")$/.test(initial);
  return says ? { ...flag, initial } : flag;
}

const initialText = (initial: unknown) =>
  typeof initial === 'string' ? JSON.stringify(initial) : typeof initial === 'object' ? '[]' : String(initial);

function described(name: string, flag: Flag<unknown>): RealFlag {
  const { short, type, initial, hidden, deprecated, needs } = flag;
  const old = unsupportedFlags({ [name]: flag }, new Set([name]), version.ApiVersion);
  const missing =
    needs === 'windows' ? 'running on windows' : needs === 'experimental' ? 'with experimental features enabled' : '';
  return comparable({
    name,
    ...(short === undefined ? {} : { short }),
    type,
    ...(initial === '' || initial === false ? {} : { initial: initialText(initial) }),
    ...(hidden || deprecated !== undefined ? { hidden: true } : {}),
    ...(old === undefined ? {} : { needs: missing || `API version ${flag.api}` }),
  });
}

function flagsOf(set: FlagSet): readonly RealFlag[] {
  const all = Object.entries(set).map(([name, flag]) => described(name, flag));
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const byPath: ReadonlyMap<string, CommandEntry> = new Map(
  COMMANDS.flatMap((command) => command.paths.map((path) => [path, command] as const)),
);
const single = realCommands.filter(({ group }) => group !== true);
const inTree = single.filter(({ command }) => byPath.has(command));
const simulated = inTree.filter(({ command }) => COMMAND_FILES[byPath.get(command)?.key ?? ''] !== undefined);

describe('the surface of the real client', () => {
  it('is here', () => {
    expect(single.length).toBeGreaterThan(120);
    expect(simulated.length).toBeGreaterThan(60);
  });

  it('has each of its commands simulated, or refused with a sentence', () => {
    const passed = single.filter(
      ({ command }) => !byPath.has(command) && familyRefusal(command.split(' ')) === undefined,
    );
    expect(passed).toEqual([]);
  });

  it('has all groups that are simulated, and no command that the real one has not', () => {
    const real = new Set(realCommands.flatMap(({ command, aliases }) => [command, ...aliases]));
    const hidden = ['system dial-stdio'];
    const invented = [...byPath.keys()].filter((path) => !real.has(path) && !hidden.includes(path));
    expect(invented).toEqual([]);
    expect(GROUPS.filter(({ name }) => !realCommands.some(({ command, group }) => command === name && group))).toEqual(
      [],
    );
  });

  it.each(inTree.map((real) => [real.command, real] as const))('docker %s has its names and its usage', (_, real) => {
    const entry = byPath.get(real.command) as CommandEntry;
    expect([...entry.paths].sort()).toEqual([real.command, ...real.aliases].sort());
    expect(usageLine(entry, `docker ${real.command}`).replace('\t', '')).toBe(real.usage.join('\n'));
  });

  it.each(simulated.map((real) => [real.command, real] as const))(
    'docker %s has its flags and no others',
    (_, real) => {
      const { key } = byPath.get(real.command) as CommandEntry;
      expect(flagsOf(COMMAND_FILES[key]?.flags ?? {})).toEqual(sorted(real).map(comparable));
    },
  );

  it('has its flags before the command', () => {
    const [root] = realCommands;
    expect(flagsOf(GLOBAL_FLAGS)).toEqual(sorted(root as RealCommand).map(comparable));
  });
});

function sorted({ flags }: RealCommand): readonly RealFlag[] {
  return [...flags].sort((a, b) => (a.name < b.name ? -1 : 1));
}
