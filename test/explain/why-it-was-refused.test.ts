import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../src/explain/explain-refusal.js';
import { explanationText } from '../../src/explain/explanation.js';
import { createLab } from '../../src/lab/lab.js';
import type { Host } from '../../src/lab/host.js';
import { english } from '../../src/language/english.js';
import { german } from '../../src/language/german.js';
import { terminalMeans } from '../../src/terminal/means.js';
import { type Failure, failure, failureCodes, isFailure } from '../../src/world/failure.js';

describe('a refusal of every kind', () => {
  it.each(failureCodes)('%s is explained, whatever it was about', (code) => {
    const { world } = createLab();
    for (const about of [{}, { container: 'web' }, { image: 'app:v1', container: 'web' }, { volume: 'data' }]) {
      const explanation = explainRefusal(world, 'laptop', failure(code, 'words', about));
      for (const language of [english, german]) {
        const text = explanationText(explanation, language);
        expect(text.length).toBeGreaterThan(15);
        expect(text).not.toMatch(/undefined|null/);
      }
    }
  });
});

/** What is refused, after what else: each comes to the code given. */
const refusals: readonly (readonly [code: string, prepare: (host: Host) => void, refuse: (host: Host) => unknown])[] = [
  [
    'image-in-use',
    (host) => host.run('busybox', { name: 'web', command: 'sleep 1h', detach: true }),
    (host) => host.tryRemoveImage('busybox'),
  ],
  [
    'image-in-use',
    (host) => host.run('busybox', { name: 'web', command: 'true' }),
    (host) => host.tryRemoveImage('busybox'),
  ],
  [
    'image-has-children',
    (host) => host.run('busybox', { name: 'web', rm: true, detach: true, command: 'sleep 9' }).commit('app:v1'),
    (host) => host.tryRemoveImage(host.image('busybox').id),
  ],
  [
    'image-has-names',
    (host) => host.pull('busybox').tag('box:two'),
    (host) => host.tryRemoveImage(host.image('busybox').id),
  ],
  [
    'volume-in-use',
    (host) => host.run('busybox', { name: 'web', volumes: ['data:/data'], command: 'true' }),
    (host) => host.volume('data').tryRemove(),
  ],
  [
    'name-in-use',
    (host) => host.create('busybox', { name: 'web' }),
    (host) => host.tryCreate('busybox', { name: 'web' }),
  ],
  [
    'container-active',
    (host) => host.run('busybox', { name: 'web', command: 'sleep 1h', detach: true }),
    (host) => host.container('web').tryRemove(),
  ],
  [
    'paused',
    (host) => host.run('busybox', { name: 'web', command: 'sleep 1h', detach: true }).pause(),
    (host) => host.container('web').tryExec('true'),
  ],
  [
    'not-running',
    (host) => host.run('busybox', { name: 'web', command: 'sleep 1h', detach: true }).kill(),
    (host) => host.container('web').tryExec('true'),
  ],
];

describe('what is advised lets the refused command succeed, or makes it needless', () => {
  it.each(refusals)('%s', (code, prepare, refuse) => {
    const lab = createLab();
    lab.install(terminalMeans.programs, terminalMeans.serve);
    const host = lab.host();
    prepare(host);
    const refused = refuse(host) as Failure;
    expect(refused).toMatchObject({ code });
    const { remedy } = host.explainRefusal(refused);
    expect(host.sh(remedy?.command ?? 'false')).toMatchObject({ exitCode: 0, stderr: '' });
    const again = attempt(() => refuse(host));
    expect(isFailure(again) && again.code === code).toBe(false);
  });
});

/** What is gone by now cannot be asked for any more. */
function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (gone) {
    return (gone as { failure: Failure }).failure;
  }
}
