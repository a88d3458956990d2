import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { list, text, toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { parseImageName } from './image-name.js';
import { giveUp, refused, say } from './speak.js';

const flagSet = {
  author: text('Who made it: "Ann Lee <ann@example.com>"', { short: 'a' }),
  change: list('Dockerfile instruction for the new image', { short: 'c' }),
  message: text('Message for its history', { short: 'm' }),
  pause: toggle('Pause the container meanwhile', { short: 'p', initial: true }),
};

export const commit = command({ flags: flagSet, step: (call) => commitOne(call) });

function commitOne({
  system,
  client,
  flags,
  args: [container = '', reference = ''],
}: Invocation<typeof flagSet>): Next {
  const name = reference === '' ? undefined : parseImageName(reference);
  if (name && !name.ok) return giveUp(system, name.reason);
  if (name?.value.digest !== undefined) return giveUp(system, 'refusing to create a tag with a digest reference');
  const { author, message, change: changes, pause } = flags;
  const id = client.call({ call: 'commit', container, reference, author, message, changes, pause });
  if (isFailure(id)) return refused(system, id);
  say(system, `${id}\n`);
  return exit(0);
}
