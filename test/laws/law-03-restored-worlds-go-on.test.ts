import fc from 'fast-check';
import { expect, it } from 'vitest';
import { restoreLab } from '../../src/lab/lab.js';
import { apply } from '../../src/testing/apply.js';
import { commandSequences } from '../../src/testing/command-sequences.js';
import { sequenceLab } from '../../src/testing/sequence-lab.js';
import { holdsFor, play, report, timeout } from './law.js';

const examples = fc.record({ sequence: commandSequences(), cut: fc.nat(25), pause: fc.constantFrom(1, 2500, 7001) });

it('a snapshot restored goes on exactly as the world would, also in the middle of running scripts', { timeout }, () => {
  holdsFor(
    examples,
    ({ sequence, cut, pause }) => {
      const first = sequence.commands.slice(0, cut);
      const lab = play({ ...sequence, commands: [...first, { command: 'advance', milliseconds: pause }] });
      const text = lab.snapshot();
      const restored = restoreLab(text);
      expect(restored.snapshot() === text, 'the restored world has the same snapshot').toBe(true);
      for (const command of [...sequence.commands.slice(cut), { command: 'advance', milliseconds: 100_000 } as const]) {
        expect(apply(restored, command)).toEqual(apply(lab, command));
      }
      expect(restored.snapshot() === lab.snapshot(), 'both have come to the same world').toBe(true);
    },
    ({ sequence, cut, pause }) => `cut after ${cut} commands and ${pause} ms\n${report(sequence)}`,
  );
});

it('every file, process, pipe and terminal of a busy world is there again', () => {
  const lab = sequenceLab({ seed: 'busy', volumeLifetime: 'course' });
  const writer = lab.host().run('box:1', {
    command: 'i=0; while true; do i=$((i+1)); echo $i | cat >> /data/log; sleep 1; done',
    volumes: ['/data'],
    detach: true,
  });
  lab.advance('10s');
  const restored = restoreLab(lab.snapshot());
  restored.advance('10s');
  lab.advance('10s');
  const log = restored.host().container(writer.id).files.read('/data/log');
  expect(log).toBe(writer.files.read('/data/log'));
  expect(log.trim().split('\n').length).toBeGreaterThan(15);
});
