import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { list, map, text } from '../flag-kinds.js';
import { pairTable, sortedTable } from '../run/key-value-file.js';
import { checkLabel } from '../run/option-values.js';
import { command, type Invocation } from './command.js';
import { giveUp, refused, say } from './speak.js';

const flagSet = {
  driver: text('Driver of the volume', { short: 'd', initial: 'local' }),
  label: list('Label of the volume', { check: checkLabel }),
  name: text('Name of the volume', { hidden: true }),
  opt: map('Option for the driver', { short: 'o' }),
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
