import { toText } from '../../digest/bytes.js';
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
    if (isFailure(changes)) return refused(system, changes);
    return sayFormatted(system, formatDiff(changes.map((change) => ({ ...change, Path: toText(change.Path) }))));
  },
});
