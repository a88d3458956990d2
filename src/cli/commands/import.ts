import type { Bytes } from '../../digest/bytes.js';
import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { list, text } from '../flag-kinds.js';
import { readArchiveFile, withInput } from './archive-streams.js';
import { platformProblem } from '../run/platform.js';
import { command, type Invocation } from './command.js';
import { parseImageName } from './image-name.js';
import { giveUp, refused, say } from './speak.js';

const flagSet = {
  change: list('Dockerfile instruction for the new image', { short: 'c' }),
  message: text('Message for its history', { short: 'm' }),
  platform: text('Platform, where there are several', { api: '1.32' }),
};

type Call = Invocation<typeof flagSet>;

export const importFiles = command({
  flags: flagSet,
  step: (call, state) => {
    const {
      system,
      args: [source = '', reference = ''],
    } = call;
    const name = reference === '' ? undefined : parseImageName(reference);
    if (name && !name.ok) return giveUp(system, name.reason);
    const platform = platformProblem(call.flags.platform) ?? systemProblem(call.flags.platform);
    if (platform !== undefined) return giveUp(system, `Error response from daemon: ${platform}`);
    if (/^https?:\/\//.test(source))
      return giveUp(system, 'docker import: Slipway does not simulate the download of archives');
    if (source === '-') return withInput(system, state, (bytes) => take(call, bytes, reference));
    const file = readArchiveFile(system, source);
    return 'problem' in file ? giveUp(system, file.problem) : take(call, file.bytes, reference);
  },
});

/** What is imported is for this machine's processor, whatever was asked for. */
function systemProblem(platform: string): string | undefined {
  return /^windows(\/|$)/i.test(platform) ? 'operating system is not supported' : undefined;
}

function take({ system, client, flags: { change: changes, message } }: Call, archive: Bytes, reference: string): Next {
  const id = client.call({ call: 'import-image', archive, reference, message, changes });
  if (isFailure(id)) return refused(system, id);
  say(system, `${id}\n`);
  return exit(0);
}
