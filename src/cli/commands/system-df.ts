import { diskUsage } from '../../view/disk-usage.js';
import { text, toggle } from '../flag-kinds.js';
import { formatDiskUsage, formatDiskUsageVerbose } from '../format/disk-usage.js';
import { command } from './command.js';
import { sayFormatted } from './speak.js';

const flagSet = {
  format: text('Go template, `table TEMPLATE`, or json'),
  verbose: toggle('Each image, container and volume', { short: 'v' }),
};

export const systemDf = command({
  flags: flagSet,
  step: ({ system, client, flags: { format, verbose } }) => {
    const usage = client.look((world) => diskUsage(world, client.host));
    return sayFormatted(
      system,
      verbose ? formatDiskUsageVerbose(usage, format, system.now) : formatDiskUsage(usage, format),
    );
  },
});
