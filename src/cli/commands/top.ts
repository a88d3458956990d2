import { toText } from '../../digest/bytes.js';
import { exit } from '../../process/program.js';
import { containerTop } from '../../view/container-top.js';
import { isFailure } from '../../world/failure.js';
import { emptyName } from '../client.js';
import { alignCells } from './align-cells.js';
import { command } from './command.js';
import { refused, say } from './speak.js';

export const top = command({
  flags: {},
  commandFollows: true,
  step: ({ system, client, args: [name = '', ...options] }) => {
    const listed = name === '' ? emptyName : client.look((world) => containerTop(world, client.host, name, options));
    if (isFailure(listed)) return refused(system, listed);
    say(system, alignCells([listed.Titles, ...listed.Processes.map((row) => row.map(toText))], 20));
    return exit(0);
  },
});
