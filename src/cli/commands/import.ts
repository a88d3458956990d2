import type { Bytes } from '../../digest/bytes.js';
import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { list, text } from '../flag-kinds.js';
import { readArchiveFile, withInput } from './archive-streams.js';
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
    if (/^https?:\/\//.test(source))
      return giveUp(system, 'docker import: fetching archives is not part of this model of Docker');
    if (source === '-') return withInput(system, state, (bytes) => take(call, bytes, reference));
    const file = readArchiveFile(system, source);
    return 'problem' in file ? giveUp(system, file.problem) : take(call, file.bytes, reference);
  },
});

function take({ system, client, flags: { change: changes, message } }: Call, archive: Bytes, reference: string): Next {
  const id = client.call({ call: 'import-image', archive, reference, message, changes });
  if (isFailure(id)) return refused(system, id);
  say(system, `${id}\n`);
  return exit(0);
}
