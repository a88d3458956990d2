import type { Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { filter } from '../filters.js';
import { toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { confirm } from './confirm.js';
import { pruneFilters, removalLines, removedText, tellPruned } from './prune.js';
import { refused } from './speak.js';

const flagSet = {
  all: toggle('Every image without a container, not only untagged ones', { short: 'a' }),
  filter: filter('Only those that fit'),
  force: toggle('Do not ask', { short: 'f' }),
};

const danglingOnes = 'WARNING! This will remove all dangling images.';
const unusedOnes = 'WARNING! This will remove all images without at least one container associated to them.';

export const imagePrune = command({
  flags: flagSet,
  step: (call, state) => {
    const { force, all } = call.flags;
    return force ? prune(call) : confirm(call.system, state, all ? unusedOnes : danglingOnes, () => prune(call));
  },
});

function prune({ system, client, flags }: Invocation<typeof flagSet>): Next {
  const which = pruneFilters(system, flags.filter);
  if (isFailure(which)) return refused(system, which);
  const filters = { ...which.filters, dangling: [String(!flags.all)] };
  const pruned = client.call({ call: 'prune-images', ...which, filters });
  if (isFailure(pruned)) return refused(system, pruned);
  return tellPruned(system, removedText('Images', removalLines(pruned.records)), pruned.reclaimed);
}
