import { type Failure, failure } from '../world/failure.js';
import type { Host } from '../host/host.js';
import type { Network } from '../host/network.js';

/** A network by its whole id, its name, or a prefix of its id that no other id has. */
export function findNetwork({ networks }: Pick<Host, 'networks'>, text: string): Network | Failure {
  const named = networks.get(text);
  if (named) return named;
  const fitting = text === '' ? [] : [...networks.values()].filter(({ id }) => id.startsWith(text));
  if (fitting.length > 1) {
    const reason = `${fitting.length} matches found based on ID prefix: network ${text} is ambiguous`;
    return failure('ambiguous-id', reason, { network: text });
  }
  return fitting[0] ?? failure('no-such-object', `network ${text} not found`, { network: text });
}
