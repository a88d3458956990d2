import { humanSizeWithPrecision } from '../../time/size.js';
import type { ImageStanding, LayerStanding } from '../image-values.js';
import type { Language } from '../language.js';
import { counted, listed, number } from './lists.js';

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 4);

function holders({ names, containers, children }: ImageStanding): string {
  const reasons = [
    ...(names.length > 0 ? [`es heißt ${listed(names)}`] : []),
    ...(children.length > 0
      ? [`${counted('Image', 'die Images', children)} ${children.length > 1 ? 'entstanden' : 'entstand'} daraus`]
      : []),
    ...(containers.length > 0
      ? [
          `${counted('Container', 'die Container', containers)} ${containers.length > 1 ? 'entstanden' : 'entstand'} daraus`,
        ]
      : []),
  ];
  return reasons.length === 0
    ? 'niemand hat es entfernt, obwohl es keinen Namen, keinen Container und kein Image darüber hat: es hängt in der Luft (dangling)'
    : listed(reasons);
}

function layerHolders({ images, containers }: LayerStanding): string {
  const reasons = [
    ...(images.length > 0
      ? [`${counted('Image', 'die Images', images)} ${images.length > 1 ? 'enthalten' : 'enthält'} sie`]
      : []),
    ...(containers.length > 0
      ? [`${counted('Container', 'die Container', containers)} ${containers.length > 1 ? 'stehen' : 'steht'} darauf`]
      : []),
  ];
  return listed(reasons);
}

export const imageWords = {
  'image.there': (values) => `Image ${values.image} ist da: ${holders(values)}.`,
  'image.size': ({ bytes, shared, unique, layers }) =>
    `\`docker images\` nennt ${size(bytes)}: ${layers === 1 ? 'seine einzige Schicht' : `seine ${layers} Schichten zusammen`}. ${
      shared === 0
        ? 'Kein anderes Image hat etwas davon, und alles würde mit dem Image frei.'
        : `${size(shared)} davon liegen in Schichten, die auch andere Images haben, und sind nur einmal gespeichert; ${size(unique)} gehören ihm allein und würden mit ihm frei.`
    }`,
  'image.shares': ({ layer, bytes, others }) =>
    `Seine Schicht ${layer} (${size(bytes)}) gehört auch zu ${listed(others)}.`,
  'image.names': ({ names }) =>
    names.length === 1
      ? `\`docker rmi ${names[0]}\` nimmt ihm den einzigen Namen, und damit geht das Image, wenn sonst nichts es hält.`
      : `Es hat ${names.length} Namen: jedes \`docker rmi NAME\` nimmt einen fort, das letzte auch das Image.`,
  'image.container': ({ container, status, running }) =>
    running
      ? `Container ${container} (${status}) läuft darauf: solange entfernt auch Gewalt (-f) das Image nicht.`
      : `Container ${container} (${status}) entstand daraus: solange er da ist, geht das Image nur mit -f.`,
  'image.child': ({ child }) => `Image ${child} entstand daraus und braucht seine Schichten.`,
  'image.hidden': () => 'Ohne Namen, aber mit einem Image darüber, zeigt es nur `docker images -a`.',
  'layer.there': (values) =>
    `Schicht ${values.layer} (${size(values.bytes)}) ist gespeichert, einmal: ${layerHolders(values)}.`,
  'layer.made-by': ({ command }) => `Sie entstand durch: ${command}`,
  'layer.brings': ({ added, changed, deleted }) =>
    `Gegenüber der Schicht darunter fügt sie ${number(added, 'Pfad', 'Pfade')} hinzu, ändert ${changed} und löscht ${deleted}.`,
  'layer.on': ({ parent }) => `Sie liegt auf Schicht ${parent}.`,
  'layer.bottom': () => 'Sie ist die unterste Schicht ihres Stapels.',
} satisfies Partial<Language['words']>;
