import { humanSizeWithPrecision } from '../../time/size.js';
import type { ObjectState, ThingKind } from '../comparison-values.js';
import type { Language } from '../language.js';
import { number } from './lists.js';

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 4);

const kinds: Readonly<Record<ThingKind, string>> = {
  host: 'Maschine',
  container: 'Container',
  image: 'Image',
  name: 'Name',
  volume: 'Volume',
  network: 'Netz',
  tag: 'Tag',
};

const statuses: Readonly<Record<string, string>> = {
  created: 'angelegt',
  running: 'läuft',
  paused: 'angehalten',
  restarting: 'startet neu',
  exited: 'beendet',
  dead: 'tot',
};

function stateOf(state: ObjectState): string {
  switch (state.is) {
    case 'container': {
      const ended = state.status === 'exited' || state.status === 'dead';
      return `${statuses[state.status] ?? state.status}${ended ? ` (${state.code})` : ''}, ${size(state.bytes)}`;
    }
    case 'size':
      return size(state.bytes);
    case 'image':
      return state.image;
    case 'there':
      return 'da';
  }
}

export const comparisonWords = {
  'compare.thing': ({ kind, name }) => `${kinds[kind]} ${name}`,
  'compare.state': (state) => stateOf(state),
  'compare.bytes': ({ bytes }) => size(bytes),
  'compare.link': () => 'Verweis',
  'compare.folder': ({ bytes }) => `Ordner, ${size(bytes)}`,
  'compare.touched': ({ bytes }) => `${size(bytes)}, andere Rechte oder Zeit`,
  'compare.more': ({ more }) => `... und ${number(more, 'weiterer Pfad', 'weitere Pfade')}: --all nennt sie`,
  'compare.before': () => 'vorher',
  'compare.same': () => 'Es gibt keinen Unterschied.',
  'compare.files': ({ added, changed, touched, deleted, before, after }) =>
    `${number(added, 'Pfad', 'Pfade')} neu, ${changed} verändert, ${touched === 0 ? '' : `${touched} nur berührt, `}${deleted} gelöscht; ${size(before)} vorher, ${size(after)} nachher.`,
  'compare.last-line': ({ line }) => `Was diese Zeile verändert hat: ${line}`,
  'compare.nothing-yet': () => 'Noch wurde nichts getippt, was etwas verändert haben könnte.',
  'compare.none': ({ name }) =>
    `Es gibt weder Container noch Image, Volume, Schicht oder Moment mit dem Namen ${name}.`,
  'compare.not-then': ({ name, moment }) =>
    `Im Moment ${moment} gibt es weder Container noch Image, Volume oder Schicht mit dem Namen ${name}.`,
  'compare.unlike': () =>
    'Ein Moment wird mit einem Moment verglichen, oder mit einem Ding: das dann so, wie es damals war.',
} satisfies Partial<Language['words']>;
