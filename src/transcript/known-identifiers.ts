import type { Identifier } from './simulation.js';

const plain = (text: string): string => text.replace(/^sha256:/, '');

/** What can be an unknown of a transcript: identifiers by any beginning of twelve digits or more, and generated names. */
export class KnownIdentifiers {
  private readonly identifiers = new Map<string, Identifier>();
  private readonly names = new Map<string, Identifier>();

  /** The first meaning given to a text stays. */
  constructor(earlier: KnownIdentifiers | undefined, ...more: readonly Iterable<Identifier>[]) {
    for (const [key, identifier] of earlier?.identifiers ?? []) this.identifiers.set(key, identifier);
    for (const [key, identifier] of earlier?.names ?? []) this.names.set(key, identifier);
    for (const identifier of more.flatMap((some) => [...some])) {
      const text = plain(identifier.text);
      if (identifier.kind === 'name') this.names.set(text, identifier);
      else if (/^[0-9a-f]{64}$/.test(text) && !this.identifiers.has(text.slice(0, 12)))
        this.identifiers.set(text.slice(0, 12), identifier);
    }
  }

  /** The identifier that begins with `digits`, in full and without `sha256:`. */
  find(digits: string): { readonly text: string; readonly of: string } | undefined {
    const identifier = this.identifiers.get(digits.slice(0, 12));
    const text = identifier && plain(identifier.text);
    return identifier && text?.startsWith(digits) ? { text, of: wordsFor(identifier) } : undefined;
  }

  name(text: string): { readonly text: string; readonly of: string } | undefined {
    const identifier = this.names.get(text);
    return identifier && { text, of: wordsFor(identifier) };
  }
}

const wordsFor = ({ kind, of }: Identifier): string =>
  kind === 'name' || of.startsWith(`${kind} `) ? of : `${kind} ${of}`;
