import { emptyTable, type Table } from '../table/table.js';
import type { Identifier, Simulation } from './simulation.js';

const plain = (text: string): string => text.replace(/^sha256:/, '');

export interface Meaning {
  readonly text: string;
  readonly of: string;
}

/**
 * What can be an unknown of a transcript: identifiers by any beginning of twelve digits or more, and generated names.
 * An immutable value that shares what it has with the ones it grew from.
 */
export class KnownIdentifiers<W = unknown> {
  private constructor(
    private readonly identifiers: Table<string, Identifier>,
    private readonly names: Table<string, Identifier>,
    private readonly seen: W | undefined,
  ) {}

  static none<W>(): KnownIdentifiers<W> {
    return new KnownIdentifiers<W>(emptyTable(), emptyTable(), undefined);
  }

  /** With those of a world as well, which is a later state of the world seen last. The first meaning of a text stays. */
  in(simulation: Simulation<W>, world: W): KnownIdentifiers<W> {
    if (world === this.seen) return this;
    const more = [...simulation.identifiers(world, this.seen)];
    const names = this.names.with((batch) => {
      for (const identifier of more) if (identifier.kind === 'name') batch.set(identifier.text, identifier);
    });
    const identifiers = this.identifiers.with((batch) => {
      for (const identifier of more) {
        const text = plain(identifier.text);
        const key = text.slice(0, 12);
        if (identifier.kind !== 'name' && /^[0-9a-f]{64}$/.test(text) && !batch.has(key)) batch.set(key, identifier);
      }
    });
    return new KnownIdentifiers(identifiers, names, world);
  }

  /** The identifier that begins with `digits`, in full and without `sha256:`. */
  find(digits: string): Meaning | undefined {
    const identifier = this.identifiers.get(digits.slice(0, 12));
    return identifier && plain(identifier.text).startsWith(digits) ? meaningOf(identifier) : undefined;
  }

  /** The only identifier that begins with `digits`, which are fewer than twelve. */
  beginning(digits: string): Meaning | undefined {
    const [first, second] = this.identifiers.entriesFrom(digits);
    const only = second?.[0].startsWith(digits) ? undefined : first;
    return only?.[0].startsWith(digits) ? meaningOf(only[1]) : undefined;
  }

  name(text: string): Meaning | undefined {
    const identifier = this.names.get(text);
    return identifier && meaningOf(identifier);
  }
}

const meaningOf = (identifier: Identifier): Meaning => ({ text: plain(identifier.text), of: wordsFor(identifier) });

const wordsFor = ({ kind, of }: Identifier): string =>
  kind === 'name' || of.startsWith(`${kind} `) ? of : `${kind} ${of}`;
