const plain: { readonly [letter: string]: string } = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

const patterns = {
  echo: /\\(?:(0[0-7]{0,3})|([1-7][0-7]{0,2})|x([0-9a-fA-F]{1,2})|([\s\S]))/g,
  bash: /\\(?:(0[0-7]{0,3})|(?!)()|x([0-9a-fA-F]{1,2})|([\s\S]))/g,
  dash: /\\(?:(0[0-7]{0,3})|([1-7][0-7]{0,2})|(?!)()|([\s\S]))/g,
  format: /\\(?:([0-7]{1,3})|(?!)()|x([0-9a-fA-F]{1,2})|([\s\S]))/g,
};

/**
 * escape = '\' ( letter | octal | 'x' hex [hex] | 'c' )
 * Octal is `\0` and up to three digits in `echo -e` and `%b`, and one to three digits anywhere in a format.
 * `\c` ends the output. dash's `echo` knows no `x`, bash's no octal without the 0.
 */
export function unescape(text: string, kind: 'echo' | 'format' | 'bash' | 'dash'): { bytes: string; stopped: boolean } {
  let stop = -1;
  const bytes = text.replace(
    patterns[kind],
    (whole, octal?: string, bare?: string, hex?: string, letter?: string, ...rest) => {
      const offset = rest[0] as number;
      if (stop >= 0) return '';
      const digits = octal ?? (bare || undefined);
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (letter === 'c') {
        stop = offset;
        return '\0stop';
      }
      if (kind === 'format' && letter === '"') return '"';
      return plain[letter as string] ?? whole;
    },
  );
  return stop < 0 ? { bytes, stopped: false } : { bytes: bytes.slice(0, bytes.indexOf('\0stop')), stopped: true };
}
