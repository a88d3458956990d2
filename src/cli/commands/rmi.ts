import type { RemovalRecord } from '../../image/remove-image.js';
import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { commaList, toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { complain, daemonWords, noPage, say } from './speak.js';

const flagSet = {
  force: toggle('Remove it although it is in use', { short: 'f' }),
  'no-prune': toggle('Leave untagged parents alone'),
  platform: commaList('Only this platform', { api: '1.50' }),
};

export const rmi = command({ flags: flagSet, step: (call) => removeEach(call) });

/** With `-f` an image that is not there is complained about, but is no error. */
function removeEach({ system, client, flags, args }: Invocation<typeof flagSet>): Next {
  const { force, 'no-prune': noPrune } = flags;
  const complaints: string[] = [];
  let code = 0;
  for (const image of args) {
    if (image === '') {
      complaints.push(`${noPage}\n`);
      code = 1;
      continue;
    }
    const removed = client.call({ call: 'remove-image', image, force, noPrune });
    if (!isFailure(removed)) {
      say(system, removed.map(removalLine).join(''));
      continue;
    }
    complaints.push(`${daemonWords(removed)}\n`);
    if (!force || removed.code !== 'no-such-image') code = 1;
  }
  complain(system, complaints.join(''));
  return exit(code);
}

function removalLine(record: RemovalRecord): string {
  return 'untagged' in record ? `Untagged: ${record.untagged}\n` : `Deleted: ${record.deleted}\n`;
}
