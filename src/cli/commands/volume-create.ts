import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { bytes, list, map, text } from '../flag-kinds.js';
import { pairTable, sortedTable } from '../run/key-value-file.js';
import { checkLabel } from '../run/option-values.js';
import { command, type Invocation } from './command.js';
import { giveUp, refused, say } from './speak.js';

const flagSet = {
  availability: text('Whether containers may use it: active, pause, drain', { initial: 'active', api: '1.42' }),
  driver: text('Driver of the volume', { short: 'd', initial: 'local' }),
  group: text('Group of cluster volumes', { api: '1.42' }),
  label: list('Label of the volume', { check: checkLabel }),
  'limit-bytes': bytes('Most bytes it may have', { api: '1.42' }),
  name: text('Name of the volume', { hidden: true }),
  opt: map('Option for the driver', { short: 'o' }),
  'required-bytes': bytes('Least bytes it must have', { api: '1.42' }),
  scope: text('Who may use it: single, multi', { initial: 'single', api: '1.42' }),
  secret: map('Secret of a cluster volume', { api: '1.42' }),
  sharing: text('How it is shared: none, readonly, onewriter, all', { initial: 'none', api: '1.42' }),
  'topology-preferred': list('Where in the cluster it would best be', { api: '1.42' }),
  'topology-required': list('Where in the cluster it must be', { api: '1.42' }),
  type: text('How it is accessed: mount, block', { initial: 'block', api: '1.42' }),
};

export const volumeCreate = command({ flags: flagSet, step: (call) => createOne(call) });

function createOne({ system, client, flags, args: [typed] }: Invocation<typeof flagSet>): Next {
  if (typed !== undefined && flags.name !== '') {
    return giveUp(
      system,
      'conflicting options: cannot specify a volume-name through both --name and as a positional arg',
    );
  }
  const created = client.call({
    call: 'create-volume',
    name: typed ?? flags.name,
    driver: flags.driver,
    ...(flags.label.length === 0 ? {} : { labels: pairTable(flags.label) }),
    ...(flags.opt.size === 0 ? {} : { options: sortedTable(flags.opt) }),
  });
  if (isFailure(created)) return refused(system, created);
  say(system, `${created}\n`);
  return exit(0);
}
