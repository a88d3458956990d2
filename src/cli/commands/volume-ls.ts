import { listVolumes } from '../../view/list-volumes.js';
import { isFailure } from '../../world/failure.js';
import { filter } from '../filters.js';
import { text, toggle } from '../flag-kinds.js';
import { formatVolumes } from '../format/volumes.js';
import { command } from './command.js';
import { refused, sayFormatted } from './speak.js';

const flagSet = {
  cluster: toggle('Only cluster volumes', { api: '1.42' }),
  filter: filter('Only those that fit', 'f'),
  format: text('Go template, `table TEMPLATE`, or json'),
  quiet: toggle('Names only', { short: 'q' }),
};

export const volumeLs = command({
  flags: flagSet,
  step: ({ system, client, flags: { filter: filters, format, quiet } }) => {
    const listed = client.look((world) => listVolumes(world, client.host, Object.fromEntries(filters)));
    return isFailure(listed)
      ? refused(system, listed)
      : sayFormatted(system, formatVolumes(listed.Volumes, { quiet, format }));
  },
});
