import { text, toggle } from '../flag-kinds.js';
import { flagRefusal, signatures } from '../not-simulated.js';
import { platformProblem } from '../run/platform.js';
import { command } from './command.js';
import { giveUp } from './speak.js';
import { chooseReference, tell } from './transfer.js';

const flagSet = {
  'all-tags': toggle('Every tag of the repository', { short: 'a' }),
  'disable-content-trust': toggle('Do not verify the image', { initial: true }),
  platform: text('Platform, where there are several', { api: '1.32' }),
  quiet: toggle('Say the name only', { short: 'q' }),
};

export const pull = command({
  flags: flagSet,
  step: ({ system, client, path, flags, args: [reference = ''] }) => {
    const { 'all-tags': all, quiet, platform } = flags;
    if (!flags['disable-content-trust'])
      return giveUp(system, flagRefusal(path, 'disable-content-trust=false', signatures));
    const problem = platformProblem(platform);
    if (problem !== undefined) return giveUp(system, `Error response from daemon: ${problem}`);
    const name = chooseReference(system, reference, { all, quiet });
    if (!name.ok) return giveUp(system, name.reason);
    const pulled = client.call({ call: 'pull', reference, allTags: all });
    return tell(system, pulled, name.value, { quiet, always: true });
  },
});
