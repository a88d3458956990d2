import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EngineUnavailable } from './requirements.js';

const description = new URL('../record/images.json', import.meta.url);

type Row = readonly [
  path: string,
  type: string,
  mode: string,
  uid: number,
  gid: number,
  size?: number | string,
  text?: string,
];

interface Described {
  readonly reference: string;
  readonly architecture: string;
  readonly comment: string;
  readonly config: { readonly Cmd: readonly string[] };
  readonly files: readonly Row[];
}

/** How old the base image is when a scenario starts. */
const age = 60 * 60 * 1000;

/**
 * The image of test/record/images.json, its programs those of this machine's busybox, as an archive for `docker load`.
 * To the Engine it is as if it had been imported `age` before `now`, so that it is older than what a scenario makes.
 */
export function baseArchive(folder: string, now: number): Uint8Array {
  const { images } = JSON.parse(readFileSync(description, 'utf8')) as { images: readonly [Described] };
  const [image] = images;
  const layer = archiveOf(folder, 'layer', now - age, (into) => {
    for (const row of image.files) makeFile(into, row);
  });
  const created = new Date(now - age).toISOString();
  const empty = {
    Hostname: '',
    Domainname: '',
    User: '',
    Env: null,
    Cmd: null,
    Image: '',
    Volumes: null,
    WorkingDir: '',
    Entrypoint: null,
    OnBuild: null,
    Labels: null,
  };
  const attached = {
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
  };
  const config = JSON.stringify({
    architecture: image.architecture,
    comment: image.comment,
    config: { ...empty, ...attached, ...image.config },
    container_config: { ...empty, ...attached },
    created,
    docker_version: '20.10.24',
    history: [{ created, comment: image.comment }],
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: [`sha256:${createHash('sha256').update(layer).digest('hex')}`] },
  });
  return archiveOf(folder, 'image', now, (into) => {
    writeFileSync(join(into, 'config.json'), config);
    writeFileSync(join(into, 'layer.tar'), layer);
    writeFileSync(
      join(into, 'manifest.json'),
      JSON.stringify([{ Config: 'config.json', RepoTags: [image.reference], Layers: ['layer.tar'] }]),
    );
  });
}

function archiveOf(folder: string, name: string, time: number, fill: (into: string) => void): Buffer {
  const into = join(folder, name);
  mkdirSync(into);
  fill(into);
  const second = `--mtime=@${Math.floor(time / 1000)}`;
  const { stdout, stderr, status } = spawnSync(
    'tar',
    ['-c', '--sort=name', '--numeric-owner', second, '-C', into, '.'],
    {
      maxBuffer: 1 << 28,
    },
  );
  rmSync(into, { recursive: true });
  if (status !== 0) throw new Error(`tar: ${stderr.toString()}`);
  return stdout;
}

function makeFile(into: string, [path, type, mode, uid, gid, size, text]: Row): void {
  const place = join(into, path);
  if (type === 'dir') mkdirSync(place, { recursive: true });
  else if (type === 'symlink') symlinkSync(String(size), place);
  else if (type === 'file' && text !== undefined) writeFileSync(place, text);
  else if (type === 'file' && path === '/bin/busybox') copyBusybox(place, Number(size));
  else throw new Error(`the base image cannot have ${path}: ${type}`);
  lchownSync(place, uid, gid);
  if (type !== 'symlink') chmodSync(place, Number.parseInt(mode, 8));
}

/** Another build of busybox gets the length that the image has: what follows a program's end does not disturb it. */
function copyBusybox(place: string, length: number): void {
  const found = spawnSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).stdout.trim();
  copyFileSync(found, place);
  const { size } = statSync(place);
  if (size > length)
    throw new EngineUnavailable(
      `${found} has ${size} bytes, more than the ${length} of the recorded image: use busybox-static.`,
    );
  truncateSync(place, length);
}
