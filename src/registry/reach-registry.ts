import { type ImageFailure, refuse } from '../image/failure.js';
import { defaultDomain } from '../reference/normalize.js';
import type { Table } from '../table/table.js';
import type { Registry } from './registry.js';

const hubHost = 'registry-1.docker.io';

function unreachable(url: string, reason: string): ImageFailure {
  return refuse('registry', `Get "${url}/v2/": dial tcp${reason}`);
}

/** Without a registry there: a local port refuses, a name does not resolve. */
function explain(domain: string): ImageFailure {
  if (domain === defaultDomain) return unreachable(`https://${hubHost}`, `: lookup ${hubHost}: no such host`);
  const [, host = domain, port] = /^(.*?)(?::(\d+))?$/.exec(domain) ?? [];
  const isLocal = host === 'localhost' || /^127\./.test(host);
  if (isLocal) {
    const address = host === 'localhost' ? '127.0.0.1' : host;
    return unreachable(`http://${domain}`, ` ${address}:${port ?? 80}: connect: connection refused`);
  }
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) {
    return unreachable(`https://${domain}`, ` ${host}:${port ?? 443}: connect: connection refused`);
  }
  return unreachable(`https://${domain}`, `: lookup ${host}: no such host`);
}

/**
 * The registry that a reference's domain leads to. `localhost` and 127.0.0.1 are one machine. A host that is not
 * online reaches local registries only.
 */
export function reachRegistry(
  registries: Table<string, Registry>,
  domain: string,
  online: boolean,
): Registry | ImageFailure {
  const other = domain.startsWith('localhost')
    ? domain.replace('localhost', '127.0.0.1')
    : domain.replace(/^127\.0\.0\.1(?=:|$)/, 'localhost');
  const registry = registries.get(domain) ?? registries.get(other);
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+)(:|$)/.test(domain);
  return registry !== undefined && (online || isLocal) ? registry : explain(domain);
}
