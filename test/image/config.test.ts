import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/digest/digest.js';
import { decodeConfig, encodeConfig, imageIdOf } from '../../src/image/config.js';
import { commitImage } from '../../src/image/commit-image.js';
import { isRefused } from '../../src/image/failure.js';
import recorded from './configs-20.10.json' with { type: 'json' };
import { Workshop } from './workshop.js';

describe('image config', () => {
  it.each(recorded.configs)('has the bytes of the Engine: $id', ({ id, json }) => {
    const config = decodeConfig(json);
    if (config === undefined) throw new Error('not read');
    expect(encodeConfig(config)).toBe(json);
    expect(imageIdOf(config)).toBe(id);
    expect(digestOf(json)).toBe(id);
  });

  it('is none where layers are not listed', () => {
    for (const json of ['', '[]', '{}', '{"rootfs":{}}', 'null', '{"rootfs":null}']) {
      expect(decodeConfig(json)).toBeUndefined();
    }
  });

  it('keeps labels that look like numbers or like prototypes, in order', () => {
    const labels = JSON.parse('{"b":"1","10":"2","9":"3","__proto__":"4"}') as Record<string, string>;
    const shop = new Workshop();
    const { id, image, base, tree } = shop.create('c1', 'busybox');
    const container = { id, image, base, tree, config: { Labels: labels } };
    const result = commitImage(shop.store, { container, changes: ['LABEL 1=5 constructor=6'], created: shop.now });
    if (isRefused(result)) throw new Error(result.message);
    expect(encodeConfig(result.image.config)).toContain(
      '"Labels":{"1":"5","10":"2","9":"3","__proto__":"4","b":"1","constructor":"6"}',
    );
  });
});
