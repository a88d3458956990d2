import { text, toggle } from '../flag-kinds.js';
import { flagRefusal, signatures } from '../not-simulated.js';
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
  step: ({ system, client, path, flags, args: [reference = ''] }) => {
    const { 'all-tags': all, quiet } = flags;
    if (!flags['disable-content-trust'])
      return giveUp(system, flagRefusal(path, 'disable-content-trust=false', signatures));
    const name = chooseReference(system, reference, { all, quiet });
    if (!name.ok) return giveUp(system, name.reason);
    const pushed = client.call({ call: 'push', reference, allTags: all });
    return tell(system, pushed, name.value, { quiet, always: false });
  },
});
