import { command } from './command.js';
import { forEach } from './each.js';

export const pause = command({
  flags: {},
  step: ({ system, client, args }) =>
    forEach(system, args, (container) => client.call({ call: 'pause-container', container })),
});
