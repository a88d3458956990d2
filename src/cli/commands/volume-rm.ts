import { toggle } from '../flag-kinds.js';
import { command } from './command.js';
import { forEach } from './each.js';
import { giveUp } from './speak.js';

const flagSet = { force: toggle('A volume that is not there is no error', { short: 'f', api: '1.25' }) };

export const volumeRm = command({
  flags: flagSet,
  step: ({ system, client, flags: { force }, args }) => {
    if (args.some((name) => name.trim() === '')) return giveUp(system, 'invalid volume name or ID: value is empty');
    return forEach(system, args, (volume) => client.call({ call: 'remove-volume', volume, force }));
  },
});
