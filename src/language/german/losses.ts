import { humanSizeWithPrecision } from '../../time/size.js';
import type { Language } from '../language.js';
import { listed } from './lists.js';

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 4);

function pathsOf({ paths, more }: { readonly paths: readonly string[]; readonly more: number }): string {
  return more === 0 ? listed(paths) : `${paths.join(', ')} und ${more} weitere`;
}

export const lossWords = {
  'loss.nothing': () => 'Es ginge nichts verloren.',
  'loss.container': ({ container, ...told }) =>
    told.paths.length === 0
      ? `Container ${container}, der keine Datei seines Images verändert hat.`
      : `Container ${container}, mit ${pathsOf(told)} in seiner eigenen Schicht (${size(told.bytes)}).`,
  'loss.volume': ({ volume, ...told }) =>
    told.paths.length === 0
      ? `Volume ${volume}, das leer ist.`
      : `Volume ${volume}, mit ${pathsOf(told)} (${size(told.bytes)}).`,
  'loss.image': ({ image }) => `Image ${image}.`,
  'loss.name': ({ name }) => `Der Name ${name}; das Image bleibt.`,
  'loss.layer': ({ layer, bytes }) => `Schicht ${layer} (${size(bytes)}), die sonst niemand braucht.`,
  'loss.freed': ({ bytes }) => `${size(bytes)} würden frei.`,
  'loss.refused': ({ words }) => `Es würde verweigert: ${words}`,
  'loss.endless': () => 'Es würde nicht von selbst enden; während es läuft:',
} satisfies Partial<Language['words']>;
