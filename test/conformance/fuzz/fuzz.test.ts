import { describe, expect, it } from 'vitest';
import { firstDifference } from './comparison.js';
import { Coverage, kindOf } from './coverage.js';
import { programOf } from './generate.js';
import { readOptions } from './options.js';
import { line, type Program, settling, sourceOf, textOf } from './program.js';
import { consoleOf, type Recording } from './recording.js';
import { shrink } from './shrink.js';
import { withoutEndless } from './simulated.js';

const begin = Date.UTC(2026, 4, 1, 12);

/** A recording as an engine would make it that answers as the simulation does. */
function recordingOf(wanted: Program): Recording {
  const { program, outputs } = withoutEndless(wanted);
  return {
    program,
    commands: program.commands.map((command, index) => {
      const { stdout, stderr, code } = outputs[index]!;
      return { command: textOf(command), at: begin + index * 500, stdout, stderr, code };
    }),
  };
}

const small: Program = {
  registry: false,
  commands: [
    line('docker volume create data'),
    settling(line('docker run -d --name web -v data:/data busybox sleep 1000')),
    line("docker exec web sh -c 'echo one > /data/a'"),
    line('docker ps -a'),
    line('cat /var/lib/docker/volumes/data/_data/a'),
    line('docker rmi busybox'),
  ],
};

function changed(recording: Recording, index: number, change: object): Recording {
  const commands = recording.commands.map((each, place) => (place === index ? { ...each, ...change } : each));
  return { ...recording, commands };
}

describe('programs', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(sourceOf(programOf(7, 3))).toBe(sourceOf(programOf(7, 3)));
    expect(sourceOf(programOf(7, 3))).not.toBe(sourceOf(programOf(7, 4)));
    expect(sourceOf(programOf(7, 3))).not.toBe(sourceOf(programOf(8, 3)));
  });

  it('run in the simulation without an internal error, most of their commands with success', () => {
    const coverage = new Coverage();
    for (let number = 0; number < 25; number += 1) {
      const recording = recordingOf(programOf(1, number));
      expect(recording.commands.length).toBeGreaterThan(15);
      for (const { command, stderr } of recording.commands) {
        expect(stderr, command).not.toMatch(/internal error|TypeError|undefined|at \S+\.ts:\d+/);
      }
      coverage.add(recording);
    }
    expect(coverage.verbs.size).toBeGreaterThan(35);
    expect(coverage.refusals.size).toBeGreaterThan(20);
    const share = coverage.refused / coverage.commands;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.6);
  });
});

describe('the comparison', () => {
  const recording = recordingOf(small);

  it('agrees with what the simulation itself answers', () => {
    expect(firstDifference(recording)).toBeUndefined();
  });

  it('takes other identifiers, names and times for what they are', () => {
    const id = recording.commands[1]!.stdout.trim();
    const other = 'f'.repeat(8) + id.slice(8);
    const renamed = {
      ...recording,
      commands: recording.commands.map((each) => ({
        ...each,
        stdout: each.stdout.replaceAll(id.slice(0, 12), other.slice(0, 12)),
        stderr: each.stderr.replaceAll(id.slice(0, 12), other.slice(0, 12)),
      })),
    };
    expect(renamed.commands[3]!.stdout).toContain(other.slice(0, 12));
    expect(firstDifference(changed(renamed, 1, { stdout: `${other}${'\n'}` }))).toBeUndefined();
    const late = recording.commands[3]!.stdout.replaceAll('Less than a second', '2 seconds');
    expect(firstDifference(changed(recording, 3, { stdout: late }))).toBeUndefined();
  });

  it('tells planted differences', () => {
    const found = (index: number, change: object) => firstDifference(changed(recording, index, change))?.index;
    const rows = recording.commands[3]!.stdout;
    expect(found(0, { stdout: 'date\n' })).toBe(0);
    expect(found(1, { code: 125 })).toBe(1);
    expect(found(3, { stdout: rows.replace('busybox', 'debian') })).toBe(3);
    expect(found(3, { stdout: rows.replace(/Up (Less than a second|\d+ seconds?)/, 'Up 3 minutes') })).toBe(3);
    expect(found(3, { stdout: rows.split('\n')[0] })).toBe(3);
    expect(found(4, { stdout: 'two\n' })).toBe(4);
    expect(found(5, { stderr: '' })).toBe(5);
  });

  it('prints a console file', () => {
    const text = consoleOf(recording);
    expect(text).toContain('$ cat /var/lib/docker/volumes/data/_data/a\none\n');
    expect(text).toMatch(/\[exit 1\]\n$/);
  });
});

describe('shrinking', () => {
  it('finds the commands and options that a planted bug needs', async () => {
    const program = programOf(3, 5);
    const bug: Program = {
      ...program,
      commands: [
        ...program.commands.slice(0, 9),
        line('docker volume create', { text: '--label keep', optional: true }, 'bug'),
        ...program.commands.slice(9, 14),
        line(
          'docker run',
          { text: '-v bug:/data', optional: true },
          { text: '-e A=1', optional: true },
          'busybox true',
        ),
        ...program.commands.slice(14),
      ],
    };
    const shows = async (smaller: Program) => /volume create.* bug[\s\S]*-v bug:\/data/.test(sourceOf(smaller));
    const { program: shortest } = await shrink(bug, shows);
    expect(shortest.commands.map(textOf)).toEqual(['docker volume create bug', 'docker run -v bug:/data busybox true']);
    expect(shortest.registry).toBe(false);
  });
});

describe('options and counts', () => {
  it('are read, or refused with a sentence', () => {
    expect(readOptions(['--runs', '5', '--seed', '9', '--jobs', '2'])).toMatchObject({ runs: 5, seed: 9, jobs: 2 });
    expect(readOptions(['--help'])).toBeUndefined();
    expect(readOptions(['--runs', 'many'])).toBe('--runs takes a number, not many');
    expect(readOptions(['--nosuch'])).toMatch(/nosuch/);
  });

  it('take refusals about different things for one kind', () => {
    const words = (name: string) => kindOf(`Error response from daemon: No such container: ${name}`);
    expect(words('web')).toBe(words('store'));
    expect(words('web')).not.toBe(kindOf('Error response from daemon: No such image: web:latest'));
  });
});
