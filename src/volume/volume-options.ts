/** Options of a volume that the local driver mounts from somewhere (`docker volume create -o`). */
import { goQuote } from '../go/quote.js';

export type VolumeOptions = Readonly<Record<string, string>> | null;

const known = ['type', 'o', 'device', 'size'];
const needed = ['device', 'type'];

/** Why the local driver refuses options, in its words; undefined: it takes them. */
export function volumeOptionsProblem(options: VolumeOptions): string | undefined {
  if (!hasOptions(options)) return undefined;
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) return `invalid option: ${goQuote(unknown)}`;
  if (options['size'] !== undefined) return 'quota size requested but no quota support';
  const missing = needed.find((name) => !options[name]);
  return missing && `missing required option: ${goQuote(missing)}`;
}

/** Such a volume is somebody else's storage: the engine neither measures nor prunes it. */
export function hasOptions(options: VolumeOptions): options is NonNullable<VolumeOptions> {
  return options !== null && Object.keys(options).length > 0;
}

/** The folder of the host that such a volume stands for; undefined if it is none. */
export function boundFolder(options: VolumeOptions): string | undefined {
  return options?.['o']?.split(',').some((option) => option === 'bind' || option === 'rbind')
    ? options['device']
    : undefined;
}

/** Whether its content is gone when no container runs with it any more. */
export function isInMemory(options: VolumeOptions): boolean {
  return options?.['type'] === 'tmpfs';
}
