import { describe, expect, it } from 'vitest';
import { english } from '../../src/language/english.js';
import { say } from '../../src/language/language.js';
import type { Host } from '../../src/lab/host.js';
import { createLab, restoreLab } from '../../src/lab/lab.js';
import type { VolumeLifetime } from '../../src/volume/lifetime.js';
import { volumesGoneKept } from '../../src/volume/volume-gone.js';

/** Makes a volume, lets it go and gives its name. */
type Story = (host: Host) => string;

const busy = { name: 'one', volumes: ['/v'], detach: true, command: 'sleep 1h' } as const;
const nameOf = (host: Host): string => host.volumes[0]?.name ?? '';

const removedByForce: Story = (host) => {
  const container = host.run('busybox', busy);
  const name = nameOf(host);
  container.remove({ force: true });
  return name;
};
const removedWithVolumes: Story = (host) => {
  const container = host.run('busybox', busy);
  const name = nameOf(host);
  container.remove({ force: true, volumes: true });
  return name;
};
const ranWithRm: Story = (host) => {
  const container = host.run('busybox', { ...busy, rm: true });
  const name = nameOf(host);
  container.stop();
  return name;
};
const neverStarted: Story = (host) => {
  const container = host.create('busybox', { name: 'one', volumes: ['/v'] });
  const name = nameOf(host);
  container.remove({ volumes: true });
  return name;
};
const neverStartedKept: Story = (host) => {
  const container = host.create('busybox', { name: 'one', volumes: ['/v'] });
  const name = nameOf(host);
  container.remove();
  return name;
};
const byCommand: Story = (host) => {
  const volume = host.createVolume('data');
  volume.remove();
  return volume.name;
};
const pruned: Story = (host) => {
  const { name } = host.createVolume('data');
  host.pruneVolumes();
  return name;
};
const byItsId: Story = (host) => {
  const { name } = host.createVolume();
  host.run('busybox', { name: 'one', volumes: [`${name}:/v`], command: 'true' });
  return name;
};

const ended = 'no container that mounts it runs any more, since container one has ended';
const nobody = 'no container refers to it, and nobody has asked for its removal with `rm -v`, `--rm` or a prune';
const along = '`rm -v` or `--rm` takes it along with container one, and no other container refers to it';
const unmounted = 'container one, the last to mount it, has been removed';

describe('why a volume is gone', () => {
  it.each<[VolumeLifetime, string, Story, string]>([
    ['course', 'rm -f', removedByForce, `is gone: ${ended}. The engine's law would have kept it: ${nobody}.`],
    ['course', 'rm -f -v', removedWithVolumes, `is gone: ${ended}. The engine's law lets it go too: ${along}.`],
    ['course', '--rm', ranWithRm, `is gone: ${ended}. The engine's law lets it go too: ${along}.`],
    ['course', 'rm -v of a new one', neverStarted, `is gone: ${unmounted}. The engine's law lets it go too: ${along}.`],
    [
      'course',
      'rm of a new one',
      neverStartedKept,
      `is gone: ${unmounted}. The engine's law would have kept it: ${nobody}.`,
    ],
    ['course', 'volume rm', byCommand, "is gone: `docker volume rm` has removed it. The engine's law lets it go too."],
    [
      'course',
      'volume prune',
      pruned,
      "is gone: `docker volume prune` has removed it. The engine's law lets it go too.",
    ],
    [
      'course',
      'a mount by its id',
      byItsId,
      `is gone: ${ended}. The engine's law would have kept it: container one refers to it, running or not.`,
    ],
    ['engine', 'rm -f -v', removedWithVolumes, `is gone: ${along}. The course's law lets it go too: ${ended}.`],
    ['engine', '--rm', ranWithRm, `is gone: ${along}. The course's law lets it go too: ${ended}.`],
    ['engine', 'rm -v of a new one', neverStarted, `is gone: ${along}. The course's law lets it go too: ${unmounted}.`],
    ['engine', 'volume rm', byCommand, "is gone: `docker volume rm` has removed it. The course's law lets it go too."],
    [
      'engine',
      'a mount by its id',
      byItsId,
      `is there: container one refers to it, running or not. The course's law would not keep it: ${ended}.`,
    ],
  ])('under the law of the %s, after %s', (volumeLifetime, _, story, sentence) => {
    const lab = createLab({ volumeLifetime });
    const name = story(lab.host());
    const explained = lab.host().explain({ volume: name });
    const told = [explained.answer, explained.because.at(-1)!].map((one) => say(one, english)).join(' ');
    expect(told.replace(/^Volume \w+ /, '')).toBe(sentence);
    expect(explained.laws?.verdict.kept).toBe(explained.laws?.exists);
    expect(restoreLab(lab.snapshot()).host().explain({ volume: name })).toEqual(explained);
  });

  it('is remembered of the newest ones', () => {
    const host = createLab().host();
    const names = Array.from({ length: volumesGoneKept + 2 }, (_, index) => `volume-${index}`);
    for (const name of names) host.createVolume(name).remove();
    expect(host.row.volumesGone.size).toBe(volumesGoneKept);
    expect(host.tryExplain({ volume: 'volume-1' })).toMatchObject({ code: 'no-such-volume' });
    expect(host.tryExplain({ volume: 'volume-2' })).toMatchObject({ laws: { verdict: { because: 'command' } } });
  });

  it('is that of a new one for an unnamed volume that nobody mounts', () => {
    const host = createLab().host();
    const explained = host.explain({ volume: host.createVolume().name });
    expect(explained.laws).toMatchObject({ exists: true, verdict: { kept: true, because: 'not-used-yet' } });
  });
});
