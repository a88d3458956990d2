import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import type { Draft } from '../world/draft.js';
import { type Failure, failure } from '../world/failure.js';

/**
 * A container by what the user typed: its full id, its name (a leading slash is allowed), or a prefix of its id
 * that no other id has. A name wins over a prefix (FINDINGS 21, 79).
 */
export function findContainer(host: Host, text: string): Container | Failure {
  if (text === '') return failure('invalid-argument', `invalid name or ID supplied: ""`, { container: text });
  const exact = host.containers.get(text);
  if (exact) return exact;
  const named = host.containerNames.get(text.startsWith('/') ? text.slice(1) : text);
  const byName = named === undefined ? undefined : host.containers.get(named);
  return byName ?? findByPrefix(host, text);
}

function findByPrefix(host: Host, prefix: string): Container | Failure {
  let found: Container | undefined;
  for (const [id, container] of host.containers.entriesFrom(prefix)) {
    if (!id.startsWith(prefix)) break;
    if (found) {
      return failure('ambiguous-id', `Multiple IDs found with provided prefix: ${prefix}`, { container: prefix });
    }
    found = container;
  }
  return found ?? failure('no-such-container', `No such container: ${prefix}`, { container: prefix });
}

/** The same, as the draft of a step has it now. */
export function findInDraft(draft: Draft, host: string, text: string): Container | Failure {
  const owner = draft.peekHost(host);
  if (!owner) return failure('no-such-host', `No such host: ${host}`, { host });
  const found = findContainer(owner, text);
  if ('code' in found) return found;
  return draft.peekContainer(host, found.id) ?? found;
}
