import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-tree.js';
import { findCommand } from '../../src/cli/find-command.js';
import { parseGlobalFlags } from '../../src/cli/global-flags.js';
import { commandHelp, groupHelp, rootHelp } from '../../src/cli/help.js';
import { GROUPS } from '../../src/cli/command-tree.js';
import { GLOBAL_FLAGS } from '../../src/cli/global-flags.js';
import { argumentComplaint } from '../../src/cli/usage.js';
import record from './usage-28.2.2.json' with { type: 'json' };

/** `docker WORDS`, as far as argument counts and unknown commands go. */
function docker(words: readonly string[]): string {
  const found = findCommand(words);
  if (found.kind === 'unknown') return found.complaint.stderr;
  if (found.kind !== 'command') return found.kind;
  const { path, usageLine, command, argv } = found;
  return argumentComplaint(path, usageLine, command.range, argv.length)?.stderr ?? 'fine';
}

describe('the command tree, as the client 28.2.2 has it', () => {
  it.each(record.rows.map((row) => [row.argv.join(' '), row] as const))('docker %s', (_title, row) => {
    expect(docker(row.argv)).toBe(row.stderr);
  });

  it.each(record.usages)('%s is used so', (path, usage) => {
    const found = findCommand(path.split(' '));
    expect(found).toMatchObject({ kind: 'command', usageLine: usage });
  });

  it('has every path once', () => {
    const paths = COMMANDS.flatMap((command) => command.paths);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('flags before the command', () => {
  it('stop at the command', () => {
    expect(parseGlobalFlags(['-H', 'x', '--debug', 'ps', '-a'])).toMatchObject({
      values: { host: ['x'], debug: true },
      positionals: ['ps', '-a'],
    });
  });

  it.each([
    [['--bogus'], 'unknown flag: --bogus'],
    [['-x'], "unknown shorthand flag: 'x' in -x"],
    [['--host'], 'flag needs an argument: --host'],
  ])('%j is refused', (argv, message) => {
    const usage = "\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n";
    expect(parseGlobalFlags(argv)).toEqual({ stderr: message + usage, exitCode: 125 });
  });

  it('refuse a log level that there is not', () => {
    expect(parseGlobalFlags(['-l', 'bogus', 'ps'])).toEqual({
      stderr: 'Unable to parse logging level: bogus\n',
      exitCode: 1,
    });
  });
});

describe('help', () => {
  it('of a command has its usage, its other names and its flags', () => {
    const found = findCommand(['container', 'list']);
    expect(found.kind).toBe('command');
    if (found.kind !== 'command') return;
    expect(found.path).toBe('docker container ls');
    const help = commandHelp(found.command, found.usageLine, GLOBAL_FLAGS);
    expect(help).toContain('Usage:  docker container ls [OPTIONS]\n');
    expect(help).toContain('docker container ls, docker container list, docker container ps, docker ps');
    expect(help).toMatch(/\n {2}-H, --host list +Socket/);
  });

  it('of every group names each of its commands once', () => {
    for (const group of GROUPS) {
      const names = groupHelp(group).match(/^ {2}\S+/gm) ?? [];
      expect(names.length).toBeGreaterThan(1 - Number(group.name === 'builder'));
      expect(new Set(names).size).toBe(names.length);
    }
    expect(rootHelp(GLOBAL_FLAGS)).toContain('\n  ps ');
  });
});
