import { isFailure } from '../../world/failure.js';
import { text } from '../flag-kinds.js';
import { folderProblem, outputProblem, writeArchive } from './archive-streams.js';
import { command } from './command.js';
import { giveUp, refused } from './speak.js';

const flagSet = { output: text('File to write, in place of standard output', { short: 'o' }) };

export const exportFiles = command({
  flags: flagSet,
  step: ({ system, client, flags: { output }, args: [container = ''] }) => {
    if (output === '' && system.terminal(1)) {
      return giveUp(system, 'cowardly refusing to save to a terminal. Use the -o flag or redirect');
    }
    const problem = output === '' ? undefined : (outputProblem(system, output) ?? folderProblem(system, output));
    if (problem !== undefined) return giveUp(system, `failed to export container: ${problem}`);
    const archive = client.call({ call: 'export-container', container });
    return isFailure(archive) ? refused(system, archive) : writeArchive(system, output, archive);
  },
});
