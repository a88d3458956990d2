import { listed } from './lists.js';

export const fileWords = {
  'file.missing': ({ path, place }: { path: string; place: string }) => `There is no ${path} in ${place}.`,
  'file.deleted': ({ path, place }: { path: string; place: string }) =>
    `There is no ${path} in ${place} any more: it has been deleted there, and lies unseen in the layers beneath.`,
  'file.from-layer': ({ path, place, layer, image }: { path: string; place: string; layer: string; image: string }) =>
    `${path} in ${place} comes from layer ${layer} of image ${image}.`,
  'file.from-own-layer': ({ path, container }: { path: string; container: string }) =>
    `${path} is in container ${container}'s own layer: it goes with the container, unless \`docker commit\` makes an image of it.`,
  'file.own-layer-hides': ({ layer }: { layer: string }) => `It hides the one in layer ${layer} beneath.`,
  'file.from-volume': ({ path, place, volume }: { path: string; place: string; volume: string }) =>
    `${path} in ${place} is in volume ${volume}, not in the container: a commit does not take it along.`,
  'file.from-host': ({ path, place, source }: { path: string; place: string; source: string }) =>
    `${path} in ${place} is ${source} on the host, shared by a bind mount: it outlives every container.`,
  'file.from-memory': ({ path, place }: { path: string; place: string }) =>
    `${path} in ${place} is in a tmpfs: in memory only, gone when the container ends.`,
  'file.in-volume': ({ path, volume }: { path: string; volume: string }) => `${path} is in volume ${volume}.`,
  'file.mount-hides': ({ at, layer }: { at: string; layer: string }) =>
    `The mount at ${at} hides what layer ${layer} of the image has there.`,
  'file.seen-by': ({ containers }: { containers: readonly string[] }) => `It is also seen by ${listed(containers)}.`,
} as const;
