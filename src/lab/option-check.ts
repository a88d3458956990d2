import { type Failure, failure } from '../world/failure.js';

/** What an option takes: one of these, or one of a few words. */
export type OptionKind = keyof typeof kinds | readonly string[];

const isText = (value: unknown) => typeof value === 'string';
const isList = (value: unknown, each: (one: unknown) => boolean) => Array.isArray(value) && value.every(each);
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const kinds = {
  'a text': isText,
  'a list of texts': (value: unknown) => isList(value, isText),
  'a text or a list of texts': (value: unknown) => isText(value) || isList(value, isText),
  'true or false': (value: unknown) => typeof value === 'boolean',
  'a number': (value: unknown) => typeof value === 'number',
  'a number or a text': (value: unknown) => typeof value === 'number' || isText(value),
  'an object with texts': (value: unknown) => isObject(value) && Object.values(value as object).every(isText),
  'an object': isObject,
  'a list of objects': (value: unknown) => isList(value, isObject),
  'a list of containers, or of their names or identifiers': (value: unknown) =>
    isList(value, (one) => isText(one) || (isObject(one) && isText((one as { id?: unknown }).id))),
  anything: () => true,
} as const;

/**
 * What no type has caught, for callers who have none: an option that does not exist, or one of the wrong kind. An
 * undefined one counts as absent.
 */
export function misusedOption<T extends object>(
  what: string,
  options: T,
  known: { readonly [K in keyof Required<T>]: OptionKind },
): Failure | undefined {
  if (!isObject(options))
    return failure('invalid-argument', `${what} takes an object of options, not ${shown(options)}`);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).join(', ');
      return failure('invalid-argument', `${what} has no option \`${name}\`; it knows ${names}`, { option: name });
    }
    const kind = known[name as keyof T];
    if (value === undefined || fits(kind, value)) continue;
    const wanted = typeof kind === 'string' ? kind : kind.join(' or ');
    return failure('invalid-argument', `${what}: ${name} is ${wanted}, not ${shown(value)}`, { option: name });
  }
  return undefined;
}

function fits(kind: OptionKind, value: unknown): boolean {
  return typeof kind === 'string' ? kinds[kind](value) : kind.includes(value as string);
}

function shown(value: unknown): string {
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
