/** Go's fmt.Sprintf, Sprint and Sprintln over template values. */
import { DirectiveReader, PLAIN } from './directive.js';
import { formatValue, withType } from './format-value.js';
import { kindOf, scalarOf } from './value.js';
import type { Value } from './value.js';

export function sprintf(format: string, values: readonly Value[]): string {
  const reader = new DirectiveReader(format, values.length, (operand) => {
    const kind = kindOf(values[operand]);
    return kind === 'int' || kind === 'uint' ? Number(scalarOf(values[operand])) : undefined;
  });
  let text = '';
  for (;;) {
    const percent = format.indexOf('%', reader.at);
    if (percent < 0) break;
    text += format.slice(reader.at, percent);
    reader.at = percent + 1;
    const { style, verb, good } = reader.read((complaint) => {
      text += complaint;
    });
    if (verb === '') text += '%!(NOVERB)';
    else if (verb === '%') text += '%';
    else if (!good) text += `%!${verb}(BADINDEX)`;
    else if (reader.operand >= values.length) text += `%!${verb}(MISSING)`;
    else {
      text += formatValue(values[reader.operand], verb, style);
      reader.operand += 1;
    }
  }
  text += format.slice(reader.at);
  if (reader.reordered || reader.operand >= values.length) return text;
  return `${text}%!(EXTRA ${values.slice(reader.operand).map(withType).join(', ')})`;
}

/** A space stands between two values when neither is a string. */
export function sprint(values: readonly Value[]): string {
  let text = '';
  for (const [index, value] of values.entries()) {
    const apart = index > 0 && kindOf(value) !== 'string' && kindOf(values[index - 1]) !== 'string';
    text += (apart ? ' ' : '') + formatValue(value, 'v', PLAIN);
  }
  return text;
}

export function sprintln(values: readonly Value[]): string {
  return `${values.map((value) => formatValue(value, 'v', PLAIN)).join(' ')}\n`;
}
