import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { filter } from '../filters.js';
import { toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { confirm } from './confirm.js';
import { pruneFilters, removedText } from './prune.js';
import { refused, say } from './speak.js';

const flagSet = { filter: filter('Only those that fit'), force: toggle('Do not ask', { short: 'f' }) };

const warning = 'WARNING! This will remove all custom networks not used by at least one container.';

export const networkPrune = command({
  flags: flagSet,
  step: (call, state) => (call.flags.force ? prune(call) : confirm(call.system, state, warning, () => prune(call))),
});

function prune({ system, client, flags }: Invocation<typeof flagSet>): Next {
  const which = pruneFilters(system, flags.filter);
  if (isFailure(which)) return refused(system, which);
  const pruned = client.call({ call: 'prune-networks', ...which });
  if (isFailure(pruned)) return refused(system, pruned);
  say(system, removedText('Networks', pruned.removed));
  return exit(0);
}
