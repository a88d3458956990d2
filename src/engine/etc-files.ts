import type { Container } from '../container/container.js';
import { emptyFileSystem } from '../filesystem/empty-filesystem.js';
import type { FileSystem, Node } from '../filesystem/node.js';
import { Table } from '../table/table.js';

/** The length of Debian's. */
const initLength = 708_080;

/** The three files that the engine mounts into every container's /etc, and the program that `--init` starts first. */
export function etcFiles(container: Container): FileSystem {
  const file = (bytes: string): Node => ({
    kind: 'file',
    content: { length: bytes.length, bytes },
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: container.created,
  });
  const hostname = container.config.Hostname || container.id.slice(0, 12);
  const entries: [string, Node][] = [
    ['hostname', file(`${hostname}\n`)],
    ['hosts', file(hosts(container))],
    ['resolv.conf', file(resolver(container))],
  ];
  if (container.hostConfig.Init === true) {
    const program = file('');
    entries.unshift(['docker-init', { ...program, content: { length: initLength }, mode: 0o755 } as Node]);
  }
  const empty = emptyFileSystem();
  return { ...empty, root: { ...empty.root, entries: Table.of<string, Node>(entries) } };
}

const everyHost =
  '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\n' +
  'ff00::0\tip6-mcastprefix\nff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n';

/** Without an address of its own the container is not in it; `--add-host` comes after what all have. */
function hosts({ id, config, hostConfig, networks = [] }: Container): string {
  const added = (hostConfig.ExtraHosts ?? []).map((text) => {
    const at = text.indexOf(':');
    const address = text.slice(at + 1);
    return `${address === 'host-gateway' ? '<nil>' : address}\t${text.slice(0, at)}\n`;
  });
  const own = networks.flatMap(({ address }) => {
    return address === '' ? [] : `${address}\t${config.Hostname || id.slice(0, 12)}\n`;
  });
  return everyHost + added.join('') + own.join('');
}

function resolver({ hostConfig: { Dns, DnsSearch, DnsOptions }, networks = [] }: Container): string {
  const line = (word: string, values: readonly string[] | null | undefined) =>
    values?.length ? `${word} ${values.join(' ')}\n` : '';
  const options = networks.some(({ address }) => address !== '') ? [...(DnsOptions ?? []), 'ndots:0'] : DnsOptions;
  const servers = Dns?.length ? Dns : ['127.0.0.11'];
  return `${line('search', DnsSearch)}${servers.map((server) => `nameserver ${server}\n`).join('')}${line('options', options)}`;
}
