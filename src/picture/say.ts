import { type Language, type Message, type MessageKey, message, say, type Values } from '../language/language.js';
import type { Change } from './change.js';
import type { Span } from './rectangle.js';

/** Puts messages into the words of one language. */
export type Say = <K extends MessageKey>(key: K, values: Values<K>) => string;

export function sayIn(language: Language): Say {
  return (key, values) => say(message(key, values) as Message, language);
}

const marks = { added: '+', removed: '\u2212', changed: '\u00b1' } as const;

/** What has become of a thing, as a sign and a word. */
export function changeSpans(change: Change | undefined, put: Say): readonly Span[] {
  return change === undefined ? [] : [{ text: `${marks[change]} ${put('picture.change', { change })}`, as: change }];
}
