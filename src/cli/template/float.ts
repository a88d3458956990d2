/** Go's strconv.FormatFloat: exact digits, ties to the even one, where JavaScript's own rounds them up. */

interface Binary {
  readonly mantissa: bigint;
  /** Power of two of the mantissa's last bit. */
  readonly exponent: number;
}

function binaryOf(value: number): Binary {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return field === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: field - 1075 };
}

/** A value times ten to some power, rounded to a whole number. */
function scaled(value: number, power: number): bigint {
  const { mantissa, exponent } = binaryOf(value);
  const above = mantissa * 2n ** BigInt(Math.max(exponent, 0)) * 10n ** BigInt(Math.max(power, 0));
  const below = 2n ** BigInt(Math.max(-exponent, 0)) * 10n ** BigInt(Math.max(-power, 0));
  const whole = above / below;
  const twice = (above % below) * 2n;
  return twice > below || (twice === below && whole % 2n === 1n) ? whole + 1n : whole;
}

/** `%.<places>f` of what is not negative. */
function fixed(value: number, places: number): string {
  const digits = String(scaled(value, places)).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function withExponent(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${digits.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

interface Decimal {
  /** Without trailing zeros, but for zero itself. */
  readonly digits: string;
  /** Power of ten of the first digit. */
  readonly exponent: number;
}

/** As few digits as tell the value from every other. */
function shortest(value: number): Decimal {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return { digits: digits.replace('.', ''), exponent: Number(exponent) };
}

function rounded(value: number, count: number): Decimal {
  if (value === 0) return { digits: '0'.repeat(count), exponent: 0 };
  const { exponent } = shortest(value);
  const digits = String(scaled(value, count - 1 - exponent));
  if (digits.length > count) return { digits: digits.slice(0, -1), exponent: exponent + 1 };
  // The shortest digits may have been rounded up to the next power of ten.
  return digits.length < count
    ? { digits: String(scaled(value, count - exponent)), exponent: exponent - 1 }
    : { digits, exponent };
}

/** The exponent is written out below -4, and from the precision on, which counts as 6 where it was not given. */
function general(value: number, precision: number): string {
  const given = precision < 0 ? shortest(value) : rounded(value, Math.max(precision, 1));
  const digits = given.digits.replace(/0+$/, '') || '0';
  const { exponent } = given;
  if (exponent < -4 || exponent >= (precision < 0 ? 6 : Math.max(precision, 1))) return withExponent(digits, exponent);
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return digits.length > exponent + 1 ? `${whole}.${digits.slice(exponent + 1)}` : whole;
}

/** `0x1.8p+00`: the mantissa in hexadecimal, the power of two in decimal. */
function hexadecimal(value: number, precision: number): string {
  if (value === 0) return `0x0${precision > 0 ? `.${'0'.repeat(precision)}` : ''}p+00`;
  const { mantissa, exponent } = binaryOf(value);
  const bits = mantissa.toString(2).length;
  let fraction = mantissa << BigInt(53 - bits);
  let power = exponent + bits - 1;
  const digits = precision < 0 || precision > 13 ? 13 : precision;
  const dropped = BigInt(4 * (13 - digits));
  const half = (1n << dropped) >> 1n;
  const rest = fraction & ((1n << dropped) - 1n);
  fraction >>= dropped;
  if (dropped > 0n && (rest > half || (rest === half && (fraction & 1n) === 1n))) fraction += 1n;
  if (fraction >> BigInt(4 * digits + 1) > 0n) power += 1;
  const text = (fraction & ((1n << BigInt(4 * digits)) - 1n)).toString(16).padStart(digits, '0').slice(0, digits);
  const shown = precision < 0 ? text.replace(/0+$/, '') : text.padEnd(precision, '0');
  return `0x1${shown === '' ? '' : `.${shown}`}p${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** `precision` below zero: as many digits as are needed. `verb` is one of b e E f F g G x X. */
export function formatFloat(value: number, verb: string, precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (size === Infinity) return `${sign || '+'}Inf`;
  const text = unsigned(size, verb.toLowerCase(), precision);
  return sign + (/[EGX]/.test(verb) ? text.toUpperCase() : text);
}

function unsigned(size: number, verb: string, precision: number): string {
  switch (verb) {
    case 'f':
      return fixed(size, precision < 0 ? 6 : precision);
    case 'e': {
      const { digits, exponent } = rounded(size, (precision < 0 ? 6 : precision) + 1);
      return withExponent(digits, exponent);
    }
    case 'x':
      return hexadecimal(size, precision);
    case 'b': {
      const { mantissa, exponent } = binaryOf(size);
      return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
    }
    default:
      return general(size, precision);
  }
}
