import type { englishWords } from './english/english.js';

/** Every message with what it has to be told: the words of the language that is always complete. */
export type English = typeof englishWords;

export type MessageKey = keyof English;

/** What a message has to be told; nothing for some. */
export type Values<K extends MessageKey> = Parameters<English[K]> extends readonly [infer V] ? V : Record<never, never>;

/** One sentence for a learner, not yet in any language: plain data. */
export type Message = { [K in MessageKey]: { readonly key: K; readonly values: Values<K> } }[MessageKey];

/** A language is complete: it has words for every key. Docker's own words are no messages and stay as Docker has them. */
export interface Language {
  /** As in BCP 47: `en`, `de`. */
  readonly code: string;
  /** In itself: `English`, `Deutsch`. */
  readonly name: string;
  readonly words: { readonly [K in MessageKey]: (values: Values<K>) => string };
}

export function message<K extends MessageKey>(key: K, values: Values<K>): Message {
  return { key, values } as Message;
}

/** A message in a language. */
export function say({ key, values }: Message, { words }: Language): string {
  return (words[key] as (values: unknown) => string)(values);
}
