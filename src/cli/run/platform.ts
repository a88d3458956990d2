/**
 * `--platform`.
 *
 *     platform = word [ "/" word [ "/" word ] ]       a system, a processor, or both and a variant
 */
import { goQuote } from '../../go/quote.js';

const word = /^[A-Za-z0-9_-]+$/;
const here = new Set(['linux', 'amd64', 'x86_64', 'x86-64', 'linux/amd64', 'linux/x86_64', 'linux/x86-64']);

/** Why it is no platform. */
export function platformProblem(text: string): string | undefined {
  const parts = text.split('/');
  if (text === '' || (parts.length <= 3 && parts.every((part) => word.test(part)))) return undefined;
  return `${goQuote(text)}: cannot parse platform specifier: invalid argument`;
}

/** Whether images of that platform are simulated. */
export function isSimulatedPlatform(text: string): boolean {
  return text === '' || here.has(text.toLowerCase());
}

export const otherPlatforms = 'platforms other than linux/amd64';
