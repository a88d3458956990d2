import { imageHistory } from '../../view/image-history.js';
import { isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { formatHistory } from '../format/history.js';
import { command } from './command.js';
import { giveUp, noPage, refused, sayFormatted } from './speak.js';

const flagSet = {
  format: text('Go template, `table TEMPLATE`, or json'),
  human: toggle('Sizes and times as people say them', { short: 'H', initial: true }),
  'no-trunc': toggle('Cut nothing'),
  platform: text('Only this platform', { api: '1.48' }),
  quiet: toggle('Identifiers only', { short: 'q' }),
};

export const history = command({
  flags: flagSet,
  step: ({ system, client, flags: { format, human, quiet, 'no-trunc': whole }, args: [image = ''] }) => {
    if (image === '') return giveUp(system, noPage);
    const lines = client.look((world) => imageHistory(world, client.host, image));
    if (isFailure(lines)) return refused(system, lines);
    return sayFormatted(system, formatHistory(lines, { trunc: !whole, now: system.now, human, quiet, format }));
  },
});
