import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImagesFile } from '../../src/catalogue/images-file.js';
import { createLab } from '../../src/lab/lab.js';
import { parseNormalized } from '../../src/reference/normalize.js';
import { apply, replay } from '../../src/testing/apply.js';
import { commandSequences } from '../../src/testing/command-sequences.js';
import { describe as lineOf } from '../../src/testing/describe.js';
import { images } from '../../src/testing/images.js';
import type { LabCommand } from '../../src/testing/lab-command.js';
import { references } from '../../src/testing/references.js';
import { runOptions } from '../../src/testing/run-options.js';
import { sequenceImages, sequenceLab } from '../../src/testing/sequence-lab.js';
import { trees } from '../../src/testing/trees.js';
import { isFailure } from '../../src/world/failure.js';

const options = { seed: 42, numRuns: 200 };

describe('references', () => {
  it('are all valid', () => {
    fc.assert(
      fc.property(references(), (text) => void parseNormalized(text)),
      options,
    );
  });

  it('keep to what they are told', () => {
    const plain = references({ domains: ['localhost:5000'], tags: false, digests: false });
    fc.assert(
      fc.property(plain, (text) => void expect(text).toMatch(/^localhost:5000\/[^:@]+$/)),
      options,
    );
  });
});

describe('trees and images', () => {
  it('are read without a complaint', () => {
    const description = fc.record({ reference: fc.constant('tree'), files: trees() });
    fc.assert(
      fc.property(description, (image) => void expect(readImagesFile([image], 0).length).toBe(1)),
      options,
    );
  });

  it('run what they have', () => {
    const law = fc.property(images(), (document) => {
      const lab = createLab({ images: document });
      for (const image of lab.host().images) {
        expect(lab.host().run(image.id, { command: 'echo hello' }).output.stdout).toBe('hello\n');
      }
    });
    fc.assert(law, options);
  });
});

describe('run options', () => {
  it('are all accepted', () => {
    const law = fc.property(runOptions(), (wish) => {
      const started = createLab({ images: sequenceImages })
        .host()
        .tryRun('box:1', { ...wish, detach: true });
      expect(isFailure(started) ? started.message : '').toBe('');
    });
    fc.assert(law, options);
  });
});

describe('command sequences', () => {
  it('do something most of the time', () => {
    let done = 0;
    let all = 0;
    const law = fc.property(commandSequences(), (sequence) => {
      const lab = sequenceLab(sequence);
      for (const command of sequence.commands) {
        all += 1;
        if (apply(lab, command) === 'done') done += 1;
      }
    });
    fc.assert(law, options);
    expect(done / all).toBeGreaterThan(0.5);
  });

  it('shrink to the few commands that matter', () => {
    const isCommit = ({ command }: LabCommand) => command === 'commit';
    const found = fc.check(
      fc.property(commandSequences(), ({ commands }) => !commands.some(isCommit)),
      options,
    );
    expect(found.counterexample?.[0].commands.map((command) => lineOf(command))).toEqual([
      'HOST-0$ docker commit CONTAINER-0 app',
    ]);
  });

  it('are told as a user would type them', () => {
    const wish = {
      image: 0,
      line: "echo 'a b'",
      volumes: ['/data'],
      existing: [],
      volumesFrom: [],
      tmpfs: false,
      rm: true,
    };
    const run: LabCommand = { command: 'run', host: 0, wish, detach: true };
    const lab = replay({ seed: 'told', volumeLifetime: 'course', commands: [run] });
    expect(lineOf(run, lab)).toBe(`laptop$ docker run -d --rm -v /data box:1 sh -c 'echo '\\''a b'\\'''`);
    const remove: LabCommand = { command: 'rm', host: 0, container: 3, force: true, volumes: true };
    expect(lineOf(remove)).toBe('HOST-0$ docker rm -f -v CONTAINER-3');
    expect(lineOf({ command: 'advance', milliseconds: 2500 })).toBe('# 2.5 s pass');
    expect(lineOf({ command: 'online', host: 1, online: false }, lab)).toBe('# server goes offline');
  });
});
