import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/lab/host.js';
import { createLab } from '../../src/lab/lab.js';
import { english } from '../../src/language/english.js';
import { german } from '../../src/language/german.js';
import { say } from '../../src/language/language.js';
import { lossMessages } from '../../src/preview/loss-messages.js';
import { type Losses, losses } from '../../src/preview/losses.js';
import { holds, play, timeout } from '../laws/law.js';

/** Ids, names or chain ids that are gone, and the bytes that came free, in the engine's own answer. */
interface Answer {
  readonly gone: readonly string[];
  readonly bytes: number;
}

interface Removal {
  remove(host: Host): Answer;
  /** The part of a preview that the answer is about. */
  foreseen(losses: Losses): Answer;
}

const sum = (rows: readonly { readonly bytes: number }[]): number =>
  rows.reduce((total, { bytes }) => total + bytes, 0);

const removals: readonly Removal[] = [
  {
    remove: (host) => {
      const { removed, reclaimed } = host.pruneContainers();
      return { gone: removed, bytes: reclaimed };
    },
    foreseen: ({ containers }) => ({ gone: containers.map(({ id }) => id), bytes: sum(containers) }),
  },
  {
    remove: (host) => {
      const { removed, reclaimed } = host.pruneVolumes();
      return { gone: removed, bytes: reclaimed };
    },
    foreseen: ({ volumes, freed }) => ({ gone: volumes.map(({ name }) => name), bytes: freed }),
  },
  {
    remove: (host) => {
      const { records, reclaimed } = host.pruneImages({ all: true });
      return { gone: records.flatMap((row) => ('deleted' in row ? [row.deleted] : [])), bytes: reclaimed };
    },
    foreseen: ({ images, layers, freed }) => ({
      gone: [...images.map(({ id }) => id), ...layers.map(({ chainId }) => chainId)],
      bytes: freed,
    }),
  },
  {
    remove: (host) => {
      const all = host.containers.map(({ id }) => id);
      for (const id of all) host.container(id).remove({ force: true, volumes: true });
      return { gone: all, bytes: 0 };
    },
    foreseen: ({ containers }) => ({ gone: containers.map(({ id }) => id), bytes: 0 }),
  },
];

function sorted({ gone, bytes }: Answer): Answer {
  return { gone: [...new Set(gone)].sort(), bytes };
}

describe('a preview', () => {
  it('is what then happens, and what the engine says of it, in every world', { timeout: timeout * 4 }, () => {
    holds(
      (sequence) => {
        const lab = play(sequence);
        for (const { name } of lab.hosts) {
          for (const { remove, foreseen } of removals) {
            const there = lab.fork();
            const before = there.world;
            const preview = there.host(name).preview(remove);
            expect(there.world).toBe(before);
            const answer = remove(there.host(name));
            expect(losses(before, there.world, name)).toEqual(preview);
            expect(sorted(foreseen(preview))).toEqual(sorted(answer));
          }
        }
      },
      undefined,
      0.2,
    );
  });

  it('tells files, volumes, names, layers and bytes', () => {
    const host = createLab().host();
    const work = host.run('busybox', { name: 'work', volumes: ['/data'], command: 'sleep 1h', detach: true });
    work.exec('echo a > /notes; echo b > /data/letter');
    work.commit('app:v1').tag('app:v2');
    const tell = (act: (there: Host) => void, language = english) =>
      lossMessages(host.preview(act)).map((one) => say(one, language).replaceAll(/[0-9a-f]{12}/g, 'ID'));
    expect(tell((there) => there.container('work').remove({ force: true }))).toEqual([
      'Container work, with /notes in its own layer (2B).',
      'Volume ID, with /letter (2B).',
      '4B would be freed.',
    ]);
    expect(tell((there) => there.removeImage('app:v1'))).toEqual([
      'The name app:v1; the image stays.',
      '0B would be freed.',
    ]);
    expect(tell((there) => there.image('app:v1').remove({ force: true }), german)).toEqual([
      'Image app:v1.',
      'Schicht ID (2B), die sonst niemand braucht.',
      '2B würden frei.',
    ]);
    expect(tell(() => {})).toEqual(['Nothing would be lost.']);
  });
});
