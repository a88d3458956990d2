import { listNetworks } from '../../view/inspect-network.js';
import { isFailure } from '../../world/failure.js';
import { filter } from '../filters.js';
import { text, toggle } from '../flag-kinds.js';
import { formatNetworks } from '../format/networks.js';
import { command } from './command.js';
import { refused, sayFormatted } from './speak.js';

const flagSet = {
  filter: filter('Only those that fit', 'f'),
  format: text('Go template, `table TEMPLATE`, or json'),
  'no-trunc': toggle('Cut nothing'),
  quiet: toggle('Identifiers only', { short: 'q' }),
};

export const networkLs = command({
  flags: flagSet,
  step: ({ system, client, flags: { filter: filters, format, quiet, 'no-trunc': whole } }) => {
    const shown = client.look((world) => listNetworks(world, client.host, Object.fromEntries(filters)));
    if (isFailure(shown)) return refused(system, shown);
    return sayFormatted(system, formatNetworks(shown, { quiet, trunc: !whole, format }));
  },
});
