import { humanSizeWithPrecision } from '../../time/size.js';
import type { FilesChanged, ObjectState, ThingKind } from '../comparison-values.js';
import { number } from './lists.js';

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 4);

const kinds: Readonly<Record<ThingKind, string>> = {
  host: 'machine',
  container: 'container',
  image: 'image',
  name: 'name',
  volume: 'volume',
  network: 'network',
  tag: 'tag',
};

function stateOf(state: ObjectState): string {
  switch (state.is) {
    case 'container': {
      const ended = state.status === 'exited' || state.status === 'dead';
      return `${state.status}${ended ? ` (${state.code})` : ''}, ${size(state.bytes)}`;
    }
    case 'size':
      return size(state.bytes);
    case 'image':
      return state.image;
    case 'there':
      return 'there';
  }
}

export const comparisonWords = {
  'compare.thing': ({ kind, name }: { kind: ThingKind; name: string }) => `${kinds[kind]} ${name}`,
  'compare.state': (state: ObjectState) => stateOf(state),
  'compare.bytes': ({ bytes }: { bytes: number }) => size(bytes),
  'compare.link': () => 'link',
  'compare.folder': ({ bytes }: { bytes: number }) => `folder, ${size(bytes)}`,
  'compare.touched': ({ bytes }: { bytes: number }) => `${size(bytes)}, other rights or time`,
  'compare.more': ({ more }: { more: number }) => `... and ${number(more, 'path')} more: --all tells them`,
  'compare.before': () => 'before',
  'compare.same': () => 'There is no difference.',
  'compare.files': ({ added, changed, touched, deleted, before, after }: FilesChanged) =>
    `${number(added, 'path')} added, ${changed} changed, ${touched === 0 ? '' : `${touched} only touched, `}${deleted} deleted; ${size(before)} before, ${size(after)} after.`,
  'compare.last-line': ({ line }: { line: string }) => `What this line has changed: ${line}`,
  'compare.nothing-yet': () => 'Nothing has been typed yet that could have changed anything.',
  'compare.none': ({ name }: { name: string }) =>
    `There is no container, image, volume, layer or moment that is called ${name}.`,
  'compare.not-then': ({ name, moment }: { name: string; moment: string }) =>
    `At the moment ${moment} there is no container, image, volume or layer that is called ${name}.`,
  'compare.unlike': () => 'A moment is compared with a moment, or with a thing: that thing as it was then.',
} as const;
