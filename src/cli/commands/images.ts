import { listImages } from '../../view/list-images.js';
import { isFailure } from '../../world/failure.js';
import { addFilter, filter } from '../filters.js';
import { text, toggle } from '../flag-kinds.js';
import { formatImages } from '../format/images.js';
import { command } from './command.js';
import { refused, sayFormatted } from './speak.js';

const flagSet = {
  all: toggle('Also untagged images that others are made from', { short: 'a' }),
  digests: toggle('With digests'),
  filter: filter('Only those that fit', 'f'),
  format: text('Go template, `table TEMPLATE`, or json'),
  'no-trunc': toggle('Cut nothing'),
  quiet: toggle('Identifiers only', { short: 'q' }),
  tree: toggle('Platforms below their images', { api: '1.47' }),
};

export const images = command({
  flags: flagSet,
  step: ({ system, client, flags, args: [repository] }) => {
    const { all, digests, format, quiet } = flags;
    const named = repository === undefined ? undefined : addFilter(flags.filter, `reference=${repository}`);
    const filters = Object.fromEntries(named?.ok ? named.value : flags.filter);
    const rows = client.look((world) => listImages(world, client.host, { all, filters }));
    if (isFailure(rows)) return refused(system, rows);
    return sayFormatted(
      system,
      formatImages(rows, { trunc: !flags['no-trunc'], now: system.now, quiet, digests, format }),
    );
  },
});
