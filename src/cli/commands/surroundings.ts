import { toBytes, toText } from '../../digest/bytes.js';
import { errnoText, isFault } from '../../filesystem/fault.js';
import type { System } from '../../process/program.js';
import { read, refuse } from '../reading.js';
import type { Surroundings } from '../run/surroundings.js';

/** What the client takes from the machine it runs on, as text. */
export function surroundingsOf(system: System): Surroundings {
  const { env } = system;
  return {
    cwd: toText(system.cwd),
    environment: (name) => (Object.hasOwn(env, toBytes(name)) ? toText(env[toBytes(name)] ?? '') : undefined),
    readFile: (path) => {
      const bytes = system.files.read(toBytes(path));
      return isFault(bytes) ? refuse(errorWords(bytes.fault)) : read(bytes);
    },
  };
}

/** Go's words for an error number: the C library's, in lower case. */
export function errorWords(errno: keyof typeof errnoText): string {
  return errnoText[errno].toLowerCase();
}
