import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMember, unpackMembers } from '../../../src/process/programs/tar-format.js';
import { answer } from './room.js';

const bytes = fc.uint8Array({ maxLength: 400 }).map((codes) => String.fromCharCode(...codes));
const lines = fc
  .array(fc.stringMatching(/^[a-c ]{0,4}$/), { maxLength: 12 })
  .map((list) => list.map((line) => `${line}\n`).join(''));

describe('programs, whatever they are given', () => {
  it('base64 -d undoes base64', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        const { out } = answer('gnu', [['base64']], text);
        expect(answer('gnu', [['base64', '-d']], out).out).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('tac undoes tac, rev undoes rev, and sort is idempotent', () => {
    const again = (name: string, text: string) => answer('gnu', [[name]], answer('gnu', [[name]], text).out).out;
    fc.assert(
      fc.property(lines, (text) => {
        expect(again('tac', text)).toBe(text);
        expect(again('rev', text)).toBe(text);
        expect(again('sort', text)).toBe(answer('gnu', [['sort']], text).out);
      }),
      { numRuns: 50 },
    );
  });

  it('an archive gives back its members', () => {
    const member = fc.record({
      name: fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,60}){0,4}$/),
      kind: fc.constant('file' as const),
      mode: fc.integer({ min: 0, max: 0o7777 }),
      uid: fc.nat(70_000),
      gid: fc.nat(70_000),
      user: fc.constantFrom('', 'root'),
      group: fc.constantFrom('', 'root'),
      mtime: fc.nat(2_000_000_000).map((seconds) => seconds * 1000),
      target: fc.constant(''),
      bytes,
    });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 4 }), (members) => {
        expect(unpackMembers(members.map(packMember).join('') + '\0'.repeat(1024))).toEqual(members);
      }),
      { numRuns: 50 },
    );
  });
});

it('md5sum and sha1sum are right at every length of a block', () => {
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000]) {
    const text = 'x\xff'.repeat(length).slice(0, length);
    for (const [name, algorithm] of [
      ['md5sum', 'md5'],
      ['sha1sum', 'sha1'],
    ] as const) {
      const expected = createHash(algorithm).update(Buffer.from(text, 'latin1')).digest('hex');
      expect(answer('gnu', [[name]], text).out).toBe(`${expected}  -\n`);
    }
  }
});
