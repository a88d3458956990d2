/**
 * `--publish` (its grammar is the container's) and `--expose`.
 *
 *     expose  = range [ "/" proto ]
 *     range   = port [ "-" port ]
 */
import {
  isPortProblem,
  parsePortRange,
  parsePublish as parsePublished,
  type PublishedPort,
  splitProtocol,
} from '../../container/port-spec.js';
import { goQuote } from '../../go/quote.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

export function parseExpose(text: string): Reading<readonly string[]> {
  if (text.includes(':')) return refuse(`invalid port format for --expose: ${text}`);
  const { proto, range } = splitProtocol(text);
  const ports = parsePortRange(range, goQuote);
  if (isPortProblem(ports)) return refuse(`invalid range format for --expose: ${text}, error: ${ports.problem}`);
  const [start, end] = ports;
  return read(Array.from({ length: end - start + 1 }, (_, index) => `${start + index}/${proto}`));
}

export function parsePublish(text: string): Reading<readonly PublishedPort[]> {
  const ports = parsePublished(text);
  return isPortProblem(ports) ? refuse(ports.problem) : read(ports);
}
