import { exit } from '../../process/program.js';
import { filter } from '../filters.js';
import { toggle } from '../flag-kinds.js';
import { command } from './command.js';
import { confirm } from './confirm.js';

const flagSet = { filter: filter('Only those that fit'), force: toggle('Do not ask', { short: 'f' }) };

const warning = 'WARNING! This will remove all custom networks not used by at least one container.';

/** There are no networks but the engine's own, so nothing ever goes. */
export const networkPrune = command({
  flags: flagSet,
  step: ({ system, flags: { force } }, state) => (force ? exit(0) : confirm(system, state, warning, () => exit(0))),
});
