import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { goQuote } from '../../go/quote.js';
import { command, type Invocation } from './command.js';
import { parseImage, parseImageName } from './image-name.js';
import { giveUp, refused } from './speak.js';

export const tag = command({ flags: {}, commandFollows: true, step: (call) => tagOne(call) });

function tagOne({ system, client, args: [source = '', target = ''] }: Invocation): Next {
  const from = parseImage(source);
  const to = from.ok ? parseImageName(target) : from;
  if (!to.ok) {
    return giveUp(
      system,
      `Error parsing reference: ${goQuote(from.ok ? target : source)} is not a valid repository/tag: ${to.reason}`,
    );
  }
  if (to.value.digest !== undefined) return giveUp(system, 'refusing to create a tag with a digest reference');
  const failed = client.call({ call: 'tag-image', source, target });
  return isFailure(failed) ? refused(system, failed) : exit(0);
}
