/**
 * JSON as one exact string, because digests are taken over it. Grammar: RFC 8259, without white space.
 */

export interface JsonForm {
  /**
   * `sorted` (the default): members of every object by UTF-16 code unit, as Go prints a map.
   * `given`: members in the order of the object, as Go prints a struct. Integer-like names would come first then,
   * as the language orders them.
   */
  readonly order?: 'sorted' | 'given';
  /**
   * `plain` (the default): what `JSON.stringify` escapes.
   * `go`: what encoding/json of the Engine's compiler (Go 1.19) escapes: also `<`, `>`, `&`, U+2028 and U+2029,
   * with `\u0008` and `\u000c` in place of `\b` and `\f`, and U+FFFD for a lone surrogate.
   */
  readonly escape?: 'plain' | 'go';
}

const goShort: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
const goEscaped = /["\\<>&\u0000-\u001f\u2028\u2029\ud800-\udfff]/gu;

function goString(text: string): string {
  return `"${text.replace(goEscaped, (character) => {
    const short = goShort.get(character);
    if (short !== undefined) return short;
    const code = character.charCodeAt(0);
    return `\\u${(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code).toString(16).padStart(4, '0')}`;
  })}"`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Prints null, booleans, finite numbers, strings, arrays and plain objects; members that are `undefined` are left
 * out. Anything else has no one form in JSON and is a programmer's mistake: TypeError.
 */
export function canonicalJson(value: unknown, form: JsonForm = {}): string {
  const sorted = form.order !== 'given';
  const quote = form.escape === 'go' ? goString : (text: string) => JSON.stringify(text);

  function print(part: unknown): string {
    if (part === null || typeof part === 'boolean') return String(part);
    if (typeof part === 'string') return quote(part);
    if (typeof part === 'number' && Number.isFinite(part)) return JSON.stringify(part);
    if (Array.isArray(part)) return `[${Array.from(part, print).join(',')}]`;
    if (typeof part !== 'object') throw new TypeError(`no JSON for a ${typeof part}: ${String(part)}`);
    const prototype: unknown = Object.getPrototypeOf(part);
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError('no JSON for an instance of a class');
    const members = Object.entries(part).filter(([, member]) => member !== undefined);
    if (sorted) members.sort(([a], [b]) => byCodeUnit(a, b));
    return `{${members.map(([name, member]) => `${quote(name)}:${print(member)}`).join(',')}}`;
  }

  return print(value);
}
