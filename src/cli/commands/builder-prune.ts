import { exit } from '../../process/program.js';
import { filter } from '../filters.js';
import { bytes, toggle } from '../flag-kinds.js';
import { command } from './command.js';
import { confirm } from './confirm.js';
import { say } from './speak.js';

const flagSet = {
  all: toggle('All of it, not only what nothing refers to', { short: 'a' }),
  filter: filter('Only what fits'),
  force: toggle('Do not ask', { short: 'f' }),
  'keep-storage': bytes('Bytes that may stay'),
};

/** Nothing is ever built, so the build cache is always empty. */
export const builderPrune = command({
  flags: flagSet,
  step: ({ system, flags: { all, force } }, state) => {
    const prune = () => {
      say(system, 'Total reclaimed space: 0B\n');
      return exit(0);
    };
    const warning = `WARNING! This will remove all ${all ? '' : 'dangling '}build cache.`;
    return force ? prune() : confirm(system, state, warning, prune, ' ');
  },
});
