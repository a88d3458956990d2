import fc from 'fast-check';
import { blob, directory, type FileRow, link, text } from '../catalogue/file-row.js';
import type { ImageDescription } from '../catalogue/images-file.js';
import type { ContainerConfig } from '../image/config.js';
import { parseNormalized, withDefaultTag } from '../reference/normalize.js';
import { formatReference } from '../reference/reference.js';
import { references } from './references.js';
import { trees } from './trees.js';

/** What `createLab({ images })` and `--images FILE` read. */
export interface ImagesDocument {
  readonly images: readonly ImageDescription[];
}

export interface ImagesConstraints {
  /** Default: 1. */
  readonly minImages?: number;
  /** Default: 3. */
  readonly maxImages?: number;
  /** Whether all of them have a shell and the usual tools in /bin. Default: true. */
  readonly runnable?: boolean;
}

const tools = 'cat chmod cp echo env false ln ls mkdir mv rm sed sh sleep stat test touch true wc';

/** A shell and the usual tools, as busybox has them: small, so that many worlds fit. */
export const toolRows: readonly FileRow[] = [
  directory('/bin'),
  blob('/bin/busybox', 1000, '755'),
  ...tools.split(' ').map((name) => link(`/bin/${name}`, 'busybox')),
  directory('/etc'),
  text('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n'),
];

function configs(files: readonly FileRow[]): fc.Arbitrary<ContainerConfig> {
  const folders = files.filter(([path, kind]) => kind === 'dir' && path !== '/').map(([path]) => path);
  const volume = fc.constantFrom('/data', ...folders).map((path) => ({ [path]: {} }));
  return fc.record(
    {
      Cmd: fc.constantFrom(['sh'], ['sleep', '1h'], ['echo', 'hello']),
      Env: fc.constant(['PATH=/bin', 'GREETING=hello']),
      Volumes: volume,
      Labels: fc.constant({ kind: 'random' }),
    },
    { requiredKeys: ['Cmd', 'Env'] },
  );
}

function description(reference: string, runnable: boolean): fc.Arbitrary<ImageDescription> {
  return trees().chain((rows) => {
    const taken = new Set(toolRows.map(([path]) => path));
    const files = runnable ? [...rows.filter(([path]) => !taken.has(path)), ...toolRows] : rows;
    return configs(files).map((config) => ({ reference, config, files }));
  });
}

function meaning(reference: string): string {
  return formatReference(withDefaultTag(parseNormalized(reference)));
}

/** Images files: documents that `createLab({ images })` takes, no two images of the same name. */
export function images(constraints: ImagesConstraints = {}): fc.Arbitrary<ImagesDocument> {
  const { minImages = 1, maxImages = 3, runnable = true } = constraints;
  const named = { minLength: minImages, maxLength: maxImages, selector: meaning };
  return fc
    .uniqueArray(references({ digests: false }), named)
    .chain((names) => fc.tuple(...names.map((name) => description(name, runnable))))
    .map((list) => ({ images: list }));
}
