import { listContainers } from '../../view/list-containers.js';
import { isFailure } from '../../world/failure.js';
import { filter } from '../filters.js';
import { integer, text, toggle } from '../flag-kinds.js';
import { formatContainers } from '../format/containers.js';
import { command } from './command.js';
import { complain, refused, sayFormatted } from './speak.js';

const flagSet = {
  all: toggle('Also containers that do not run', { short: 'a' }),
  filter: filter('Only those that fit', 'f'),
  format: text('Go template, `table TEMPLATE`, or json'),
  last: integer('The so many newest, running or not', { short: 'n', initial: -1 }),
  latest: toggle('The newest, running or not', { short: 'l' }),
  'no-trunc': toggle('Cut nothing'),
  quiet: toggle('Identifiers only', { short: 'q' }),
  size: toggle('With sizes', { short: 's' }),
};

const ignoredFormat = 'WARNING: Ignoring custom format, because both --format and --quiet are set.\n';

/** Sizes are only computed when they are shown. */
function showsSize(format: string): boolean {
  return /\.Size\b|\{\{-?\s*json\s+\.\s*-?\}\}/.test(format);
}

export const ps = command({
  flags: flagSet,
  step: ({ system, client, flags }) => {
    const { all, filter: filters, format, last, latest, quiet, size } = flags;
    const options = {
      all,
      limit: latest && last === -1 ? 1 : last,
      size: size || showsSize(format),
      filters: Object.fromEntries(filters),
    };
    const rows = client.look((world) => listContainers(world, client.host, options));
    if (isFailure(rows)) return refused(system, rows);
    if (quiet && format !== '') complain(system, ignoredFormat);
    const usedFormat = quiet && format !== 'raw' ? '' : format;
    return sayFormatted(
      system,
      formatContainers(rows, { trunc: !flags['no-trunc'], now: system.now, quiet, size, format: usedFormat }),
    );
  },
});
