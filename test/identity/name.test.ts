import { describe, expect, it } from 'vitest';
// The package's own entry draws names unseeded; its lists are in this file.
import { leftNames, rightNames } from '../../node_modules/docker-names-ts/lib/data/names.js';
import { createIdentity } from '../../src/identity/identity.js';
import { nextName } from '../../src/identity/name.js';
import { adjectives, surnames } from '../../src/identity/name-words.js';

const free = (): boolean => false;

describe('names', () => {
  it('are made of the Engine’s words', () => {
    expect(adjectives).toEqual(leftNames);
    expect(surnames).toEqual(rightNames);
    expect([adjectives.length, surnames.length]).toEqual([108, 237]);
  });

  it('are frozen: these names belong to this seed in every version', () => {
    const names: string[] = [];
    let identity = createIdentity('slipway');
    for (let i = 0; i < 5; i++) {
      let name: string;
      [name, identity] = nextName(identity, free);
      names.push(name);
    }
    expect(names).toMatchInlineSnapshot(`
      [
        "jovial_hawking",
        "friendly_dijkstra",
        "dazzling_solomon",
        "amazing_bartik",
        "thirsty_galileo",
      ]
    `);
  });

  it('use all the words, and never the forbidden pair', () => {
    const left = new Set<string>();
    const right = new Set<string>();
    const wozniak = new Set<string>();
    let boring = 0;
    for (let counter = 0; counter < 200_000; counter++) {
      const [name] = nextName({ seed: 'words', counter }, free);
      const [adjective = '', surname = ''] = name.split('_');
      left.add(adjective);
      right.add(surname);
      if (surname === 'wozniak') wozniak.add(adjective);
      if (adjective === 'boring') boring++;
    }
    expect(left.size).toBe(adjectives.length);
    expect(right.size).toBe(surnames.length);
    expect(wozniak.size).toBe(adjectives.length - 1);
    expect(wozniak.has('boring')).toBe(false);
    expect(boring).toBeGreaterThan(1_000);
  });

  it('are drawn anew, with a digit, when taken', () => {
    const asked: string[] = [];
    const [name] = nextName(createIdentity('taken'), (candidate) => asked.push(candidate) < 4);
    expect(asked).toHaveLength(4);
    expect(name).toBe(asked[3]);
    expect(asked[0]).toMatch(/^[a-z]+_[a-z]+$/);
    for (const later of asked.slice(1)) expect(later).toMatch(/^[a-z]+_[a-z]+[0-9]$/);
    expect(new Set(asked.map((candidate) => candidate.replace(/\d$/, ''))).size).toBe(4);
  });

  it('give way to the short identifier after six attempts', () => {
    let asked = 0;
    const always = (): boolean => ++asked > 0;
    const [name, next] = nextName(createIdentity('full'), always, '0123456789ab');
    expect([name, asked, next.counter]).toEqual(['0123456789ab', 6, 6]);
    expect(nextName(createIdentity('full'), (candidate) => candidate.includes('_'))[0]).toMatch(/^[0-9a-f]{12}$/);
  });
});
