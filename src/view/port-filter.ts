/*
 * A value of the filters `publish` and `expose`:   port ['-' port] ['/' protocol]
 */
import { decimalProblem } from '../go/decimal.js';
import { type Failure, failure } from '../world/failure.js';

function portNumber(text: string): number | string {
  return decimalProblem('ParseUint', text, 16) ?? Number(text);
}

/** First and last port, or what go-connections says is wrong with the text. */
function portRange(text: string): readonly [number, number] | string {
  if (text === '') return 'Empty string specified for ports.';
  const [from = '', to] = text.split('-');
  const first = portNumber(from);
  if (typeof first === 'string') return first;
  const last = to === undefined ? first : portNumber(to);
  if (typeof last === 'string') return last;
  return last < first ? `Invalid range specified for the Port: ${text}` : [first, last];
}

/** Every port that the values of a filter name, as `80/tcp`. */
export function portsNamed(filter: string, values: readonly string[]): ReadonlySet<string> | Failure {
  const ports = new Set<string>();
  for (const value of values) {
    if (value.includes(':')) {
      return failure('invalid-argument', `filter for '${filter}' should not contain ':': ${value}`);
    }
    const [text = '', protocol = 'tcp'] = value.split('/');
    const range = portRange(text);
    if (typeof range === 'string') {
      return failure('invalid-argument', `error while looking up for ${filter} ${value}: ${range}`);
    }
    for (let port = range[0]; port <= range[1]; port++) ports.add(`${port}/${protocol || 'tcp'}`);
  }
  return ports;
}
