import type { Language } from '../language.js';
import type { VolumeReason } from '../volume-values.js';
import { counted } from './lists.js';

function because({ reason, containers }: VolumeReason): string {
  const several = containers.length > 1;
  const users = counted('Container', 'die Container', containers);
  switch (reason) {
    case 'named':
      return 'es hat einen Namen, und nur `docker volume rm` oder ein prune entfernt es';
    case 'running':
      return `${users} ${several ? 'laufen und benutzen' : 'läuft und benutzt'} es`;
    case 'never-used':
      return 'es wurde ohne Container angelegt, und noch niemand hat es benutzt';
    case 'never-started':
      return `${users} ${several ? 'hängen' : 'hängt'} es ein und ${several ? 'wurden' : 'wurde'} nie gestartet`;
    case 'ended':
      return `kein Container, der es einhängt, läuft noch: ${users} ${several ? 'sind' : 'ist'} beendet`;
    case 'referenced':
      return `${users} ${several ? 'verweisen' : 'verweist'} darauf, ob laufend oder nicht`;
    case 'unmounted':
      return `${users}, der letzte, der es einhängte, wurde entfernt`;
    case 'removed-along':
      return `\`rm -v\` oder \`--rm\` nimmt es mit ${counted('Container', 'den Containern', containers)} fort, und kein anderer verweist darauf`;
    case 'command':
      return '`docker volume rm` hat es entfernt';
    case 'pruned':
      return '`docker volume prune` hat es entfernt';
    case 'somehow':
      return 'ein Befehl hat es entfernt';
    case 'unmounted-by-all':
      return 'kein Container hängt es ein';
    case 'unreferenced':
      return 'kein Container verweist darauf, und niemand hat mit `rm -v`, `--rm` oder einem prune verlangt, es zu entfernen';
  }
}

const laws = { course: 'Das Gesetz des Kurses', engine: 'Das Gesetz der Engine' } as const;

function verdict(exists: boolean, kept: boolean): string {
  if (kept) return exists ? 'behält es auch' : 'hätte es behalten';
  return exists ? 'würde es nicht behalten' : 'lässt es auch gehen';
}

export const volumeWords = {
  'volume.there': ({ volume, because: why }) => `Volume ${volume} ist da: ${because(why)}.`,
  'volume.gone': ({ volume, because: why }) => `Volume ${volume} ist fort: ${because(why)}.`,
  'volume.other-law': ({ law, exists, kept, because: why }) =>
    `${laws[law]} ${verdict(exists, kept)}${why === undefined ? '' : `: ${because(why)}`}.`,
  'volume.mount': ({ container, path, from }) =>
    from === undefined
      ? `Container ${container} hängt es unter ${path} ein.`
      : `Container ${container} hängt es unter ${path} ein, mit --volumes-from geerbt von ${from}.`,
  'volume.mount-stopped': ({ container, path }) =>
    `Container ${container} hat unter ${path} eine Stelle dafür, läuft aber nicht.`,
} satisfies Partial<Language['words']>;
