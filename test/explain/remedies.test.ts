import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/explain/explanation.js';
import { explanationText } from '../../src/explain/explanation.js';
import { english } from '../../src/language/english.js';
import { german } from '../../src/language/german.js';
import type { Host } from '../../src/lab/host.js';
import type { Lab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';
import { holds, play, timeout } from '../laws/law.js';

/** Does what an explanation advises, in another branch of the world. */
function advised(lab: Lab, host: Host, { remedy }: Explanation): Host {
  const fork = lab.fork();
  fork.install(terminalMeans.programs, terminalMeans.serve);
  const there = fork.host(host.name);
  const { exitCode, stderr } = there.sh(remedy?.command ?? 'false');
  expect({ command: remedy?.command, exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: '' });
  return there;
}

/** Every sentence is whole in every language. */
function readable(explanation: Explanation): void {
  for (const language of [english, german]) {
    expect(explanationText(explanation, language)).not.toMatch(/undefined|null|NaN|\[object|: \.| {2}\S+: *$/m);
  }
}

describe('the smallest command that an explanation names does what it says', () => {
  it('of images, layers, containers and volumes, in every world', { timeout: timeout * 4 }, () => {
    holds(
      (sequence) => {
        const lab = play(sequence);
        for (const host of lab.hosts) {
          for (const { id } of host.row.images.images.values()) {
            const explained = host.explain({ image: id });
            readable(explained);
            expect(advised(lab, host, explained).row.images.images.has(id)).toBe(false);
          }
          for (const { layer } of host.row.images.layers.values()) {
            const explained = host.explain({ layer: layer.chainId });
            readable(explained);
            expect(advised(lab, host, explained).row.images.layers.has(layer.chainId)).toBe(false);
          }
          for (const { id } of host.containers) {
            const explained = host.explain({ container: id });
            readable(explained);
            expect(advised(lab, host, explained).row.containers.has(id)).toBe(false);
          }
          for (const { name } of host.volumes) {
            const explained = host.explain({ volume: name });
            readable(explained);
            expect(advised(lab, host, explained).row.volumes.has(name)).toBe(false);
          }
        }
      },
      undefined,
      0.1,
    );
  });
});
