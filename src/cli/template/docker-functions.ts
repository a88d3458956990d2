/** The functions that docker adds to Go's templates. */
import { toBytes, toText } from '../../digest/bytes.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import type { TemplateFunction } from './functions.js';
import { BUILTINS } from './functions.js';
import { goJson } from './print.js';
import type { Value } from './value.js';

function onText(change: (text: string) => string): TemplateFunction {
  return { parameters: ['string'], call: (text) => read(change(String(text))) };
}

/** The first letter of every word in upper case, the rest as it is; any mark of ASCII but `_` parts words. */
function title(text: string): string {
  return text.replace(
    /(^|[\x00-/:-@[-^`{-\x7f]|[^\S\x00-\x7f])(\p{L})/gu,
    (_all, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

function pad(text: Value, before: Value, after: Value): Reading<Value> {
  if (text === '') return read('');
  if (Number(before) < 0 || Number(after) < 0) return refuse('strings: negative Repeat count');
  return read(' '.repeat(Number(before)) + String(text) + ' '.repeat(Number(after)));
}

/** Cuts bytes, not characters. */
function truncate(text: Value, length: Value): Reading<Value> {
  if (Number(length) < 0) return refuse(`runtime error: slice bounds out of range [:${Number(length)}]`);
  return read(toText(toBytes(String(text)).slice(0, Number(length))));
}

export const DOCKER_FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  ...BUILTINS,
  json: { parameters: ['any'], call: (value) => read(goJson(value)) },
  split: {
    parameters: ['string', 'string'],
    call: (text, by) => read(by === '' ? [...String(text)] : String(text).split(String(by))),
  },
  join: { parameters: ['strings', 'string'], call: (parts, by) => read((parts as readonly string[]).join(String(by))) },
  title: onText(title),
  lower: onText((text) => text.toLowerCase()),
  upper: onText((text) => text.toUpperCase()),
  pad: { parameters: ['string', 'int', 'int'], call: pad },
  truncate: { parameters: ['string', 'int'], call: truncate },
};

const unchanged = (more: TemplateFunction['parameters']): TemplateFunction => ({
  parameters: ['string', ...more],
  call: (text) => read(text),
});

/** For the header line of a table: the same template over column titles, which only `pad` may change. */
export const HEADER_FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  ...DOCKER_FUNCTIONS,
  json: unchanged([]),
  title: unchanged([]),
  lower: unchanged([]),
  upper: unchanged([]),
  truncate: unchanged(['int']),
  split: unchanged(['string']),
  join: unchanged(['string']),
};
