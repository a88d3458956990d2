import type { Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { filter } from '../filters.js';
import { toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { confirm } from './confirm.js';
import { removedText, tellPruned } from './prune.js';
import { refused } from './speak.js';

const flagSet = {
  all: toggle('Named volumes too', { short: 'a', api: '1.42' }),
  filter: filter('Only those that fit'),
  force: toggle('Do not ask', { short: 'f' }),
};

/** An engine of this age takes named volumes as well. */
const warning = 'WARNING! This will remove all local volumes not used by at least one container.';

export const volumePrune = command({
  flags: flagSet,
  step: (call, state) => (call.flags.force ? prune(call) : confirm(call.system, state, warning, () => prune(call))),
});

function prune({ system, client, flags }: Invocation<typeof flagSet>): Next {
  const pruned = client.call({ call: 'prune-volumes', filters: Object.fromEntries(flags.filter) });
  if (isFailure(pruned)) return refused(system, pruned);
  return tellPruned(system, removedText('Volumes', pruned.removed), pruned.reclaimed);
}
