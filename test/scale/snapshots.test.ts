import { createLab, restoreLab } from 'slipway';
import { describe, expect, it } from 'vitest';
import { imageOf } from './described-files.js';
import { elapsed } from './elapsed.js';

const files = 100_000;

describe('a snapshot of 100,000 files', () => {
  const lab = createLab({ images: [imageOf('files', files)] });
  const host = lab.host();
  const alone = lab.snapshot();
  const once = elapsed(() => lab.snapshot());

  it('has them once, however many containers and images share them', () => {
    for (let i = 0; i < 20; i += 1) {
      const container = host.create('files');
      container.files.write('/all/d0/f0', `${i}\n`);
      container.commit(`files:${i}`);
    }
    const crowded = lab.snapshot();
    expect(crowded.length).toBeLessThan(alone.length * 1.2);
    expect(elapsed(() => lab.snapshot())).toBeLessThan(once * 5 + 1000);
  });

  it('is restored to the same, which shares as much', () => {
    const text = lab.snapshot();
    const again = restoreLab(text);
    expect(again.snapshot() === text).toBe(true);
    const [one, two] = again.host().containers;
    expect(one?.row.base.entries.get('all') === two?.row.base.entries.get('all')).toBe(true);
  });
});
