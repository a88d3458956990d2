/**
 * Go's `%.<precision>g`: so many significant digits, trailing zeros dropped, scientific from 10^precision up and
 * below 10^-4, and a tie rounds to the even digit (JavaScript's toPrecision rounds it up).
 */
export function formatGeneral(value: number, precision: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const { digits, exponent } = roundToEven(Math.abs(value), precision);
  const sign = value < 0 ? '-' : '';
  const significant = digits.replace(/0+$/, '');
  if (exponent < -4 || exponent >= precision) {
    const fraction = significant.length > 1 ? `.${significant.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${significant[0]}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${significant}`;
  const whole = significant.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = significant.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `digits` are exactly `precision` many; the value is about digits[0].digits[1..] times 10^exponent. */
function roundToEven(value: number, precision: number): { digits: string; exponent: number } {
  // 60 digits after the first tell a tie from every other double whose size anybody prints.
  const [mantissa = '', power = ''] = value.toExponential(60).split('e');
  const all = mantissa.replace('.', '');
  const kept = BigInt(all.slice(0, precision));
  const rest = all.slice(precision);
  const half = `5${'0'.repeat(rest.length - 1)}`;
  const up = rest > half || (rest === half && kept % 2n === 1n);
  const rounded = String(up ? kept + 1n : kept);
  const carried = rounded.length - precision;
  return { digits: rounded.slice(0, precision), exponent: Number(power) + carried };
}
