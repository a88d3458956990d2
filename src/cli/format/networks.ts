/** `docker network ls`. */
import { goTimeText } from '../../time/go-time.js';
import type { Reading } from '../reading.js';
import { chosenFormat, formatList } from './list-format.js';
import { shortId } from '../../digest/digest.js';
import { labelOf, labelText } from './words.js';
import type { Labels } from './words.js';

/** An item of `GET /networks`. */
export interface NetworkDocument {
  readonly Name: string;
  readonly Id: string;
  /** RFC 3339. */
  readonly Created: string;
  readonly Driver: string;
  readonly Scope: string;
  readonly EnableIPv4?: boolean;
  readonly EnableIPv6: boolean;
  readonly Internal: boolean;
  readonly Labels: Labels;
}

export function formatNetworks(
  networks: readonly NetworkDocument[],
  { quiet, trunc, format }: { readonly quiet: boolean; readonly trunc: boolean; readonly format: string },
): Reading<string> {
  const chosen = chosenFormat(format, {
    table: 'table {{.ID}}\\t{{.Name}}\\t{{.Driver}}\\t{{.Scope}}',
    raw: 'network_id: {{.ID}}\\nname: {{.Name}}\\ndriver: {{.Driver}}\\nscope: {{.Scope}}\\n',
    ...(quiet ? { quiet: '{{.ID}}' } : {}),
  });
  const spec = {
    type: '*network.networkContext',
    label: (network: NetworkDocument, name: string) => labelOf(network.Labels, name),
    fields: [
      { name: 'ID', header: 'NETWORK ID', value: ({ Id: id }: NetworkDocument) => (trunc ? shortId(id) : id) },
      { name: 'Name', header: 'NAME', value: (network: NetworkDocument) => network.Name },
      { name: 'Driver', header: 'DRIVER', value: (network: NetworkDocument) => network.Driver },
      { name: 'Scope', header: 'SCOPE', value: (network: NetworkDocument) => network.Scope },
      { name: 'IPv4', header: 'IPV4', value: (network: NetworkDocument) => String(network.EnableIPv4 ?? false) },
      { name: 'IPv6', header: 'IPV6', value: (network: NetworkDocument) => String(network.EnableIPv6) },
      { name: 'Internal', header: 'INTERNAL', value: (network: NetworkDocument) => String(network.Internal) },
      { name: 'Labels', header: 'LABELS', value: (network: NetworkDocument) => labelText(network.Labels) },
      {
        name: 'CreatedAt',
        header: 'CREATED AT',
        value: ({ Created: created }: NetworkDocument) => goTimeText(created),
      },
    ],
  };
  return formatList(spec, networks, chosen);
}
