import { exit, type Next } from '../../process/program.js';
import { isReferenceFailure } from '../../reference/failure.js';
import { tryParseAny, tryParseNormalized } from '../../reference/normalize.js';
import { isFailure } from '../../world/failure.js';
import { goQuote } from '../go/quote.js';
import { command, type Invocation } from './command.js';
import { giveUp, refused } from './speak.js';

export const tag = command({ flags: {}, step: (call) => tagOne(call) });

function tagOne({ system, client, args: [source = '', target = ''] }: Invocation): Next {
  const from = tryParseAny(source);
  const to = isReferenceFailure(from) ? from : tryParseNormalized(target);
  if (isReferenceFailure(to)) {
    const typed = isReferenceFailure(from) ? source : target;
    return giveUp(system, `Error parsing reference: ${goQuote(typed)} is not a valid repository/tag: ${to.message}`);
  }
  if (to.digest !== undefined) return giveUp(system, 'refusing to create a tag with a digest reference');
  const failed = client.call({ call: 'tag-image', source, target });
  return isFailure(failed) ? refused(system, failed) : exit(0);
}
