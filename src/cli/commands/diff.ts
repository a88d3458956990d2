import { containerDiff } from '../../view/container-diff.js';
import { isFailure } from '../../world/failure.js';
import { formatDiff } from '../format/diff.js';
import { command } from './command.js';
import { giveUp, refused, sayFormatted } from './speak.js';

export const diff = command({
  flags: {},
  step: ({ system, client, args: [name = ''] }) => {
    if (name === '') return giveUp(system, 'Container name cannot be empty');
    const changes = client.look((world) => containerDiff(world, client.host, name));
    return isFailure(changes) ? refused(system, changes) : sayFormatted(system, formatDiff(changes));
  },
});
