import { text, toggle } from '../flag-kinds.js';
import { command } from './command.js';
import { giveUp } from './speak.js';
import { chooseReference, tell } from './transfer.js';

const flagSet = {
  'all-tags': toggle('Every tag of the repository', { short: 'a' }),
  'disable-content-trust': toggle('Do not sign the image', { initial: true }),
  platform: text('Only this platform', { api: '1.46' }),
  quiet: toggle('Say the name only', { short: 'q' }),
};

export const push = command({
  flags: flagSet,
  step: ({ system, client, flags: { 'all-tags': all, quiet }, args: [reference = ''] }) => {
    const name = chooseReference(system, reference, { all, quiet });
    if (!name.ok) return giveUp(system, name.reason);
    const pushed = client.call({ call: 'push', reference, allTags: all });
    return tell(system, pushed, name.value, { quiet, always: false });
  },
});
