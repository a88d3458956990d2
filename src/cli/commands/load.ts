import type { Bytes } from '../../digest/bytes.js';
import { exit, type Next, type System } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { isFolder, readArchiveFile, withInput } from './archive-streams.js';
import { command, type Invocation } from './command.js';
import { giveUp, refused, say } from './speak.js';

const flagSet = {
  input: text('File to read, in place of standard input', { short: 'i' }),
  platform: text('Only this platform', { api: '1.48' }),
  quiet: toggle('Say only what was loaded', { short: 'q' }),
};

export const load = command({
  flags: flagSet,
  step: (call, state) => {
    const {
      system,
      flags: { input },
    } = call;
    if (input !== '') {
      if (isFolder(system, input)) return giveUp(system, folderWords(system, input));
      const file = readArchiveFile(system, input);
      return 'problem' in file ? giveUp(system, file.problem) : take(call, file.bytes);
    }
    if (system.terminal(0)) return giveUp(system, 'requested load from stdin, but stdin is empty');
    return withInput(system, state, (bytes) => take(call, bytes));
  },
});

/** A folder can be opened, and cannot be read once the request is under way. */
function folderWords(system: System, path: string): string {
  const quiet = system.terminal(1) ? 0 : 1;
  const address = `http://%2Fvar%2Frun%2Fdocker.sock/v1.41/images/load?quiet=${quiet}`;
  return `error during connect: Post "${address}": read ${path}: is a directory`;
}

function take({ system, client }: Pick<Invocation, 'system' | 'client'>, archive: Bytes): Next {
  const lines = client.call({ call: 'load-images', archive });
  if (isFailure(lines))
    return lines.code === 'invalid-argument' ? giveUp(system, lines.message) : refused(system, lines);
  say(system, lines.map((line) => `${line}\n`).join(''));
  return exit(0);
}
