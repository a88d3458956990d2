import { text } from '../flag-kinds.js';
import { command } from './command.js';
import { forEach } from './each.js';

const flagSet = { signal: text('Signal to send, KILL by default', { short: 's' }) };

export const kill = command({
  flags: flagSet,
  step: ({ system, client, flags: { signal }, args }) =>
    forEach(system, args, (container) =>
      client.call({ call: 'kill-container', container, ...(signal === '' ? {} : { signal }) }),
    ),
});
