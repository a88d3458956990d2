import type { Language } from '../language.js';
import { listed } from './lists.js';

export const fileWords = {
  'file.missing': ({ path, place }) => `In ${place} gibt es kein ${path}.`,
  'file.deleted': ({ path, place }) =>
    `In ${place} gibt es kein ${path} mehr: dort wurde es gelöscht, und ungesehen liegt es in den Schichten darunter.`,
  'file.from-layer': ({ path, place, layer, image }) =>
    `${path} in ${place} kommt aus Schicht ${layer} von Image ${image}.`,
  'file.from-own-layer': ({ path, container }) =>
    `${path} liegt in der eigenen Schicht von Container ${container}: es geht mit ihm, wenn nicht \`docker commit\` ein Image daraus macht.`,
  'file.own-layer-hides': ({ layer }) => `Es verdeckt das in Schicht ${layer} darunter.`,
  'file.from-volume': ({ path, place, volume }) =>
    `${path} in ${place} liegt in Volume ${volume}, nicht im Container: ein Commit nimmt es nicht mit.`,
  'file.from-host': ({ path, place, source }) =>
    `${path} in ${place} ist ${source} auf dem Host, geteilt durch einen Bind-Mount: es überdauert jeden Container.`,
  'file.from-memory': ({ path, place }) =>
    `${path} in ${place} liegt in einem tmpfs: nur im Arbeitsspeicher, und fort, wenn der Container endet.`,
  'file.in-volume': ({ path, volume }) => `${path} liegt in Volume ${volume}.`,
  'file.mount-hides': ({ at, layer }) =>
    `Was unter ${at} eingehängt ist, verdeckt, was Schicht ${layer} des Images dort hat.`,
  'file.seen-by': ({ containers }) => `Dasselbe sehen auch ${listed(containers)}.`,
} satisfies Partial<Language['words']>;
