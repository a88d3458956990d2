import { formatRfc3339Nano, tryParseRfc3339 } from '../time/instant.js';
import { english } from '../language/english.js';
import { type Language, type Message, message, say } from '../language/language.js';
import type { Biography, LayerWrite } from './biography.js';
import type { Write } from './writes.js';

function clockAt(instant: number): string {
  return formatRfc3339Nano(instant - (instant % 1000));
}

function layerMessage({ layer, change, bytes, step }: LayerWrite, number: number): Message {
  const created = tryParseRfc3339(step?.created ?? '');
  const clock = typeof created === 'number' ? clockAt(created) : '';
  return message('biography.layer', { number, clock, change, bytes, layer, command: step?.created_by?.trim() ?? '' });
}

function writeMessage({ at, change, bytes, by, cause }: Write, number: number): Message {
  const clock = clockAt(at);
  const line = cause.deed?.line;
  // A program that was started for the line alone says the same words.
  const told = line !== undefined && line === by?.words;
  return message('biography.write', { number, clock, change, bytes, by, line: told ? undefined : line });
}

/** What can be told of a file: where it is, then its life, then who sees it. */
export function biographyMessages(told: Biography): readonly Message[] {
  const { now, layers, writes, older, because, sights } = told;
  const life = [
    ...layers.map((one, at) => layerMessage(one, at + 1)),
    ...writes.map((one, at) => writeMessage(one, layers.length + at + 1)),
  ];
  return [
    now,
    ...(older ? [message('biography.older', {})] : []),
    ...life,
    ...because,
    ...sights.map((values) => message('biography.sight', values)),
  ];
}

/** The same as text. */
export function biographyText(told: Biography, language: Language = english): string {
  const [now, ...others] = biographyMessages(told).map((one) => say(one, language));
  return [now, ...others.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)].join('\n');
}
