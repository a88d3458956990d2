import { isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { command } from './command.js';
import { containerByName } from './container-by-name.js';
import { giveUp, refused } from './speak.js';

const flagSet = {
  all: toggle('Also containers that do not run', { short: 'a' }),
  format: text('Go template, `table TEMPLATE`, or json'),
  'no-stream': toggle('Once only'),
  'no-trunc': toggle('Cut nothing'),
};

export const stats = command({
  flags: flagSet,
  step: (call) => {
    for (const name of call.args) {
      const container = containerByName(call, name);
      if (isFailure(container)) return refused(call.system, container);
    }
    return giveUp(call.system, 'docker stats: processor and memory use are not part of this model of Docker');
  },
});
