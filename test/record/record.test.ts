import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { falseCommands } from '../conformance/replay-record.js';

const folder = new URL('./', import.meta.url);
const records = readdirSync(folder).filter((name) => name.endsWith('.console'));

describe('what a real engine answered', () => {
  it('is here', () => {
    expect(records.length).toBeGreaterThan(80);
  });

  it.each(records)('%s', (name) => {
    expect(falseCommands(name, readFileSync(new URL(name, folder), 'utf8'))).toEqual([]);
  });
});
