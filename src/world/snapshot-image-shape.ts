import type { Alias, Content, Device, Directory, File, FileSystem, Symlink } from '../filesystem/node.js';
import type { Image } from '../image/image.js';
import type { Layer } from '../image/layer.js';
import type { ImageStore, ImageSums, LayerRow } from '../image/store.js';
import type { LayerBlob, Registry, Repository } from '../registry/registry.js';
import type { Shape } from './snapshot-shape.js';
import {
  anything,
  boolean,
  list,
  number,
  numbered,
  object,
  oneOf,
  orNull,
  record,
  some,
  string,
  table,
  union,
  yes,
} from './snapshot-shape-words.js';

/* Files, images and registries: see snapshot-world-shape.ts. */

const owned = { mode: number, uid: number, gid: number, mtime: number, 'inode?': number };
const node: Shape = { is: 'later', shape: () => nodeShape };
export const directory = object<Directory>({ ...owned, kind: oneOf('dir'), entries: table(node) });
const special = object<Device>({ ...owned, kind: oneOf('char', 'block', 'fifo'), major: number, minor: number });
const content = object<Content>({ length: number, 'bytes?': string, 'program?': string });
const nodeShape = union('kind', {
  dir: directory,
  file: object<File>({ ...owned, kind: oneOf('file'), content }),
  symlink: object<Symlink>({ ...owned, kind: oneOf('symlink'), target: string }),
  char: special,
  block: special,
  fifo: special,
});
const alias = object<Alias>({ paths: list(string), holders: number, 'orphan?': node, 'lower?': number });
export const fileSystem = object<FileSystem>({ root: directory, aliases: numbered(alias), nextInode: number });

export const names = list(string);
export const config = some({
  'Env?': orNull(names),
  'Cmd?': orNull(names),
  'Entrypoint?': orNull(names),
  'Image?': string,
  'User?': string,
  'WorkingDir?': string,
  'Hostname?': string,
  'Labels?': orNull(record(string)),
  'Volumes?': orNull(record(anything)),
});
const imageConfig = some({
  architecture: string,
  os: string,
  created: string,
  config,
  history: list(some({ 'created_by?': string, 'empty_layer?': boolean })),
  rootfs: some({ diff_ids: names }),
});
const image = object<Image>({
  id: string,
  config: imageConfig,
  'json?': string,
  layers: names,
  'parent?': string,
  created: number,
  size: number,
  sequence: number,
  'lastTagged?': number,
});
const layer = object<Layer>({
  chainId: string,
  diffId: string,
  'parent?': string,
  size: number,
  tree: directory,
  below: directory,
  'tar?': string,
});
export const imageStore = object<ImageStore>({
  images: table(image),
  layers: table(object<LayerRow>({ layer, references: number, counted: number, used: number })),
  references: table(string),
  names: table(yes),
  children: table(yes),
  containers: table(number),
  sources: table(number),
  sums: object<ImageSums>({ images: number, active: number, layers: number, uniqueInUse: number }),
  sequence: number,
});

const blob = object<LayerBlob>({ digest: string, size: number, layer });
export const registry = object<Registry>({
  name: string,
  denies: boolean,
  repositories: table(object<Repository>({ tags: table(string), manifests: table(string), blobs: table(yes) })),
  layers: table(blob),
  configs: table(string),
});
