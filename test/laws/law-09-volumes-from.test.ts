import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Container, ContainerMount } from '../../src/lab/container.js';
import type { Host } from '../../src/lab/host.js';
import type { Lab } from '../../src/lab/lab.js';
import { commandSequences } from '../../src/testing/command-sequences.js';
import type { CommandSequence } from '../../src/testing/lab-command.js';
import { imageText, nthImage } from '../../src/testing/nth.js';
import { sequenceLab, sequenceRegistry } from '../../src/testing/sequence-lab.js';
import { holds, holdsFor, play, report, timeout } from './law.js';

const places = ['/data', '/mnt', '/host'];

/** Every path under a folder as a container sees it, with what is in the files. */
function contentsOf({ files }: Container, folder: string): unknown[] {
  return files.list(folder).map(({ name, ...entry }) => {
    const path = `${folder}/${name}`;
    const stat = files.tryStat(path);
    if ('code' in stat) return [name, entry, 'leads nowhere'];
    return [name, stat, stat.kind === 'dir' ? contentsOf({ files } as Container, path) : files.tryRead(path)];
  });
}

/**
 * A bind mount holds the folder that was there when its container started: once the host has removed that folder, the
 * source keeps the removed one, and who starts later gets whatever is at the path then. Of volumes there is no such exception.
 */
function mayBeReplaced({ commands }: CommandSequence, { type, source }: ContainerMount): boolean {
  return type === 'bind' && commands.some((one) => one.command === 'delete' && one.path === source);
}

it('an inheritor sees what its source sees, in every world', { timeout }, () => {
  holds((sequence) => {
    const lab = play(sequence);
    for (const host of lab.hosts) {
      for (const container of host.containers.filter(({ isRunning }) => isRunning)) {
        for (const mount of container.mounts) {
          if (mount.origin.by !== 'volumes-from') continue;
          const source = host.tryContainer(mount.origin.container);
          if ('code' in source || !source.isRunning) continue;
          if (mayBeReplaced(sequence, mount)) continue;
          expect(contentsOf(container, mount.destination)).toEqual(contentsOf(source, mount.destination));
        }
      }
    }
  });
});

interface Chain {
  /** For each inheritor: whether it inherits read-only, and whether it goes before the end. */
  readonly links: readonly { readonly readonly: boolean; readonly goes: boolean }[];
  readonly writer: number;
}

const chains: fc.Arbitrary<Chain> = fc.record({
  links: fc.array(fc.record({ readonly: fc.constantFrom(false, false, false, true), goes: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  }),
  writer: fc.nat(8),
});

function someImage(lab: Lab): string {
  const host = lab.host();
  host.online = true;
  const image = nthImage(host, 0) ?? host.pull(`${sequenceRegistry}/store:1`);
  return imageText(image);
}

const forever = { command: 'sleep 1h', detach: true } as const;

function checkAllSee(containers: readonly Container[], text: string): void {
  for (const container of containers)
    for (const place of places) expect(container.files.read(`${place}/said`)).toBe(text);
}

function say(container: Container, text: string): void {
  for (const place of places) container.files.write(`${place}/said`, text);
}

function checkChain(host: Host, image: string, { links, writer }: Chain): void {
  const first = host.run(image, { ...forever, volumes: ['/data', 'passed-on:/mnt', '/home/passed-on:/host'] });
  const chain = [first];
  let narrowed = false;
  const free = [first];
  for (const { readonly } of links) {
    const source = chain.at(-1)?.id ?? '';
    const next = host.run(image, { ...forever, volumesFrom: [readonly ? `${source}:ro` : source] });
    narrowed ||= readonly;
    if (narrowed) expect(next.files.tryWrite('/data/refused', '')).toMatchObject({ code: 'file-fault' });
    else free.push(next);
    expect(next.mounts.map(({ origin }) => origin.by === 'volumes-from' && origin.first)).toEqual(
      places.map(() => first.id),
    );
    chain.push(next);
  }
  say(free[writer % free.length] ?? first, 'at first\n');
  checkAllSee(chain, 'at first\n');
  // The last one stays, the first one and some between them go.
  const gone = chain.filter((one, index) => index < links.length && (one === first || links[index - 1]?.goes));
  for (const one of gone) one.remove({ force: true, volumes: true });
  const left = chain.filter((one) => !gone.includes(one));
  checkAllSee(left, 'at first\n');
  const late = host.run(image, { ...forever, volumesFrom: [chain.at(-1) ?? first] });
  const hand = left.find((one) => free.includes(one)) ?? late;
  if (!narrowed) say(hand, 'later\n');
  checkAllSee([...left, late], narrowed ? 'at first\n' : 'later\n');
}

it('through chains, whoever has been removed in between', { timeout }, () => {
  holdsFor(
    fc.record({ sequence: commandSequences({ maxCommands: 8 }), chain: chains }),
    ({ sequence, chain }) => {
      const lab = play(sequence);
      checkChain(lab.host(), someImage(lab), chain);
    },
    ({ sequence, chain }) => `${report(sequence)}\nthen a chain ${JSON.stringify(chain)}`,
  );
});

it('through a chain of a thousand', { timeout }, () => {
  const links = Array.from({ length: 1000 }, (_, index) => ({ readonly: false, goes: index % 3 === 0 }));
  for (const volumeLifetime of ['course', 'engine'] as const) {
    checkChain(sequenceLab({ seed: 'long', volumeLifetime }).host(), 'box:1', { links, writer: 500 });
  }
});
