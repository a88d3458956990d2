import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Lab, tryCreateLab, tryRestoreLab } from '../lab/lab.js';
import { isFailure } from '../world/failure.js';
import { terminalMeans } from '../terminal/means.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import type { Options, Parsed } from './options.js';

/** Where people sit: a machine with a home and a folder for the lesson. */
export const desk = { host: 'lesson', home: '/home/student', folder: '/home/student/lesson' } as const;

/** Options that say what the world is like at the beginning. */
export const worldOptions: Options = {
  images: { value: 'FILE', about: 'the images that are there at the start; then there is no Docker Hub' },
  lifetime: {
    value: 'course|engine',
    oneOf: ['course', 'engine'],
    about: "when ephemeral volumes vanish (default: course; a transcript's first line may say it)",
  },
};

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not open to you',
  EROFS: 'it lies where nothing can be written',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'no file has so long a name',
};

export const faultOf = (error: unknown): string => {
  const code = String((error as NodeJS.ErrnoException).code);
  return faults[code] ?? code;
};

/** A file's text, or a sentence that names it. */
export function readText(file: string): { readonly text: string } | { readonly problem: string } {
  try {
    const kind = statSync(file);
    if (kind.isCharacterDevice() || kind.isBlockDevice()) return { problem: `${file}: cannot be read: it is a device` };
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { problem: `${file}: cannot be read: ${faultOf(error)}` };
  }
}

/** Writes a file, or says in a sentence why not. */
export function writeText(file: string, text: string): string | undefined {
  try {
    writeFileSync(file, text);
    return undefined;
  } catch (error) {
    return `${file}: cannot be written: ${faultOf(error)}`;
  }
}

/** The same, with the folders above it where they are missing. */
export function writeWithFolder(file: string, text: string): string | undefined {
  try {
    makeFolder(dirname(resolve(file)));
  } catch (error) {
    return `${file}: cannot be written: ${faultOf(error)}`;
  }
  return writeText(file, text);
}

/** Level by level: Node's own way of making several at once never ends where the kernel makes none, as in `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** `:LINE`, as far as the parser says where it stopped; where it says nothing the text has ended too soon. */
function lineOf(text: string, { message }: Error): string {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  return `:${text.slice(0, at).split('\n').length}`;
}

function readJson(file: string): { readonly value: unknown } | { readonly problem: string } {
  const read = readText(file);
  if ('problem' in read) return read;
  try {
    return { value: JSON.parse(read.text) };
  } catch (error) {
    return { problem: `${file}${lineOf(read.text, error as Error)}: is not JSON: ${(error as Error).message}` };
  }
}

/** The lab that a command starts with, with its clients; or a sentence that says what is wrong. */
export function startLab(parsed: Parsed, lifetime: VolumeLifetime): Lab | { readonly problem: string } {
  const world = parsed.values.get('world')?.[0];
  if (world !== undefined) return restoredLab(world);
  const imagesFile = parsed.values.get('images')?.[0];
  const images = imagesFile === undefined ? { value: undefined } : readJson(imagesFile);
  if ('problem' in images) return images;
  const lab = tryCreateLab({
    seed: 'slipway',
    host: { name: desk.host, folders: [desk.folder] },
    volumeLifetime: lifetime,
    programs: terminalMeans.programs,
    ...(images.value === undefined ? {} : { images: images.value }),
  });
  if (isFailure(lab)) return { problem: `${imagesFile ?? 'slipway'}: ${lab.message}` };
  lab.install(terminalMeans.programs, terminalMeans.serve);
  return lab;
}

/** A lab that goes on where a snapshot file ends. */
export function restoredLab(file: string): Lab | { readonly problem: string } {
  const read = readText(file);
  if ('problem' in read) return read;
  const lab = tryRestoreLab(read.text, { programs: terminalMeans.programs });
  if (isFailure(lab)) return { problem: `${file}: ${lab.message}` };
  lab.install(terminalMeans.programs, terminalMeans.serve);
  return lab;
}
