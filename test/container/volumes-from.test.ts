import { describe, expect, test } from 'vitest';
import { parseVolumesFrom } from '../../src/container/volumes-from.js';
import rows from './volumes-from.json' with { type: 'json' };

interface Row {
  readonly given: string;
  readonly refused?: string;
  readonly container?: string;
  readonly mode?: string;
}

describe('--volumes-from', () => {
  for (const { given, refused, container, mode } of rows as readonly Row[]) {
    test(JSON.stringify(given), () => {
      expect(parseVolumesFrom(given)).toEqual(refused === undefined ? { container, mode } : { problem: refused });
    });
  }
});
