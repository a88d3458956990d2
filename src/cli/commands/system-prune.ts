import type { Next } from '../../process/program.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { filter } from '../filters.js';
import { toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { confirm } from './confirm.js';
import { type PruneFilters, pruneFilters, removalLines, removedText, tellPruned } from './prune.js';
import { giveUp, refused } from './speak.js';

const flagSet = {
  all: toggle('Every image without a container, not only untagged ones', { short: 'a' }),
  filter: filter('Only those that fit'),
  force: toggle('Do not ask', { short: 'f' }),
  volumes: toggle('Volumes too'),
};

type Call = Invocation<typeof flagSet>;

export const systemPrune = command({
  flags: flagSet,
  step: (call, state) => {
    const {
      system,
      flags: { filter: filters, force, volumes },
    } = call;
    if (volumes && filters.has('until')) {
      return giveUp(system, 'ERROR: The "until" filter is not supported with "--volumes"');
    }
    return force ? prune(call) : confirm(system, state, warning(call), () => prune(call));
  },
});

function warning({ flags: { all, filter: filters, volumes } }: Call): string {
  const goes = [
    'all stopped containers',
    'all networks not used by at least one container',
    ...(volumes ? ['all anonymous volumes not used by at least one container'] : []),
    all ? 'all images without at least one container associated to them' : 'all dangling images',
    all ? 'all build cache' : 'unused build cache',
  ];
  const lines = ['WARNING! This will remove:', ...goes.map((what) => `  - ${what}`)];
  const narrowed = [...filters].flatMap(([name, values]) => values.map((value) => `  - ${name}=${value}`)).sort();
  if (narrowed.length > 0) lines.push('', '  Items to be pruned will be filtered with:', ...narrowed);
  return `${lines.join('\n')}\n`;
}

interface Pruned {
  readonly text: string;
  readonly reclaimed: number;
}

/** One kind after the other; each frees what held the next. The first refusal ends it. */
function prune(call: Call): Next {
  const { system, flags } = call;
  const which = pruneFilters(system, flags.filter);
  if (isFailure(which)) return refused(system, which);
  let total: Pruned = { text: '', reclaimed: 0 };
  for (const part of [containers, networks, ...(flags.volumes ? [volumes] : []), images]) {
    const pruned = part(call, which);
    if (isFailure(pruned)) return refused(system, pruned);
    total = { text: total.text + pruned.text, reclaimed: total.reclaimed + pruned.reclaimed };
  }
  return tellPruned(system, total.text, total.reclaimed);
}

function containers({ client }: Call, which: PruneFilters): Pruned | Failure {
  const pruned = client.call({ call: 'prune-containers', ...which });
  return isFailure(pruned) ? pruned : { text: removedText('Containers', pruned.removed), reclaimed: pruned.reclaimed };
}

function networks({ client }: Call, which: PruneFilters): Pruned | Failure {
  const pruned = client.call({ call: 'prune-networks', ...which });
  return isFailure(pruned) ? pruned : { text: removedText('Networks', pruned.removed), reclaimed: 0 };
}

function volumes({ client }: Call, { filters }: PruneFilters): Pruned | Failure {
  const pruned = client.call({ call: 'prune-volumes', filters });
  return isFailure(pruned) ? pruned : { text: removedText('Volumes', pruned.removed), reclaimed: pruned.reclaimed };
}

function images({ client, flags: { all } }: Call, which: PruneFilters): Pruned | Failure {
  const filters = { ...which.filters, dangling: [String(!all)] };
  const pruned = client.call({ call: 'prune-images', ...which, filters });
  if (isFailure(pruned)) return pruned;
  return { text: removedText('Images', removalLines(pruned.records)), reclaimed: pruned.reclaimed };
}
