import { expect, test } from 'vitest';
import { parseOptions } from '../../src/executable/options.js';
import { lifetimeFor } from '../../src/executable/own-lifetime.js';
import { worldOptions } from '../../src/executable/world-options.js';

const given = (...argv: string[]) => {
  const parsed = parseOptions(worldOptions, argv);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
};

test.each([
  ['<!-- slipway check --lifetime engine -->\n# A lesson', 'engine'],
  ['<!-- slipway check --setup a.console --lifetime=engine -->\r\n# A lesson', 'engine'],
  ['# slipway check --lifetime engine --allow-abridged\n$ true', 'engine'],
  ['<!-- slipway check --lifetime course -->', 'course'],
  ['<!-- slipway check --lifetime none -->', 'course'],
  ['A lesson\n<!-- slipway check --lifetime engine -->', 'course'],
  ['', 'course'],
])('%j asks for the law %s', (text, law) => {
  expect(lifetimeFor(given(), text)).toBe(law);
});

test('the command line has the last word', () => {
  expect(lifetimeFor(given('--lifetime', 'course'), '<!-- slipway check --lifetime engine -->')).toBe('course');
  expect(lifetimeFor(given('--lifetime=engine'), '')).toBe('engine');
});
