/*
 * A --volumes-from specification:   CONTAINER [':' mode]
 * The mode is one of `-v` (volume/mount-spec.ts), or empty, but says nothing about propagation or copying.
 */
import { modeIsValid } from '../volume/mount-spec.js';
import type { Mount } from '../volume/mount.js';
import type { Container } from './container.js';

export interface VolumesFrom {
  readonly container: string;
  readonly mode: string;
}

/** Parses one `--volumes-from` value; a problem in the engine's words otherwise. */
export function parseVolumesFrom(text: string): VolumesFrom | { readonly problem: string } {
  if (text === '') return { problem: 'volumes-from specification cannot be an empty string' };
  const at = text.indexOf(':');
  if (at < 0) return { container: text, mode: 'rw' };
  const mode = text.slice(at + 1);
  const valid = modeIsValid(mode) && !/private|slave|shared|nocopy/.test(mode);
  return valid ? { container: text.slice(0, at), mode } : { problem: `invalid mode: ${mode}` };
}

/** The same mounts as the source has, by reference: `:ro` narrows, nothing widens; tmpfs is not passed on. */
export function inheritMounts(source: Container, mode: string): readonly Mount[] {
  const readonly = mode.split(',').includes('ro');
  return source.mounts
    .filter((mount) => mount.origin.by !== 'tmpfs-flag')
    .map((mount) => ({
      ...mount,
      mode: '',
      writable: mount.writable && !readonly,
      copyUp: false,
      referenced: false,
      origin: {
        by: 'volumes-from' as const,
        container: source.id,
        first: mount.origin.by === 'volumes-from' ? mount.origin.first : source.id,
      },
    }));
}
