import type { Host } from '../../host/host.js';
import { nodeAt } from '../../filesystem/lookup.js';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
  /** /etc/motd of the machine; a byte string. */
  readonly greeting: string;
}

function textAt({ files }: Host, path: string): string {
  const node = nodeAt(files.root, path);
  return node?.kind === 'file' ? (node.content.bytes ?? '') : '';
}

/** Who a stranger becomes on a machine: its user `docker`, or root where there is none. */
export function findAccount(machine: Host): Account {
  const greeting = textAt(machine, '/etc/motd');
  const lines = textAt(machine, '/etc/passwd')
    .split('\n')
    .map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'docker');
  if (!found) return { name: 'root', uid: 0, home: '/root', greeting };
  return { name: 'docker', uid: Number(found[2]), home: found[5] ?? '/', greeting };
}
