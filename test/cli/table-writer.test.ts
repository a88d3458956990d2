import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignColumns } from '../../src/cli/table-writer.js';

describe('columns', () => {
  it('are ten wide at least, three more than their widest cell else', () => {
    expect(alignColumns('A\tB\nabcdefghij\tx\n')).toBe('A            B\nabcdefghij   x\n');
    expect(alignColumns('A\tB\nab\tx\n')).toBe('A         B\nab        x\n');
  });

  it('keep the room of an empty cell, and add none after the last', () => {
    expect(alignColumns('A\tB\tC\nx\t\ty\nx\ty\t\n')).toBe(
      'A         B         C\nx                   y\nx         y         \n',
    );
  });

  it('end where a line lacks them', () => {
    expect(alignColumns('a long first cell\tx\nplain\ny\tz\n')).toBe('a long first cell   x\nplain\ny         z\n');
  });

  it('count characters, not units', () => {
    expect(alignColumns('\u2026\u{1f433}\tx\n')).toBe('\u2026\u{1f433}        x\n');
  });

  it('never change lines without tabs', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll('\t', '');
        expect(alignColumns(plain)).toBe(plain);
      }),
    );
  });
});
