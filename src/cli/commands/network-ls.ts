import { filter } from '../filters.js';
import { text, toggle } from '../flag-kinds.js';
import { formatNetworks } from '../format/networks.js';
import { command } from './command.js';
import { networksOf } from './networks.js';
import { sayFormatted } from './speak.js';

const flagSet = {
  filter: filter('Only those that fit', 'f'),
  format: text('Go template, `table TEMPLATE`, or json'),
  'no-trunc': toggle('Cut nothing'),
  quiet: toggle('Identifiers only', { short: 'q' }),
};

export const networkLs = command({
  flags: flagSet,
  step: ({ system, client, flags: { filter: filters, format, quiet, 'no-trunc': whole } }) => {
    const names = filters.get('name') ?? [];
    const kinds = filters.get('driver') ?? [];
    const shown = networksOf(client).filter(
      ({ Name, Driver }) =>
        (names.length === 0 || names.some((name) => Name.includes(name))) &&
        (kinds.length === 0 || kinds.includes(Driver)),
    );
    return sayFormatted(system, formatNetworks(shown, { quiet, trunc: !whole, format }));
  },
});
