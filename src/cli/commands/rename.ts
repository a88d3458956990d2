import { exit } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { command } from './command.js';
import { complain, daemonWords, giveUp } from './speak.js';

export const rename = command({
  flags: {},
  step: ({ system, client, args: [old = '', wanted = ''] }) => {
    const [container, name] = [old.trim(), wanted.trim()];
    if (container === '' || name === '') return giveUp(system, 'Error: Neither old nor new names may be empty');
    const refused = client.call({ call: 'rename-container', container, name });
    if (!isFailure(refused)) return exit(0);
    complain(system, `${daemonWords(refused)}\n`);
    return giveUp(system, `Error: failed to rename container named ${container}`);
  },
});
