import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { noProgress, type Progress, progressText, readProgress } from '../lesson/progress.js';
import { faultOf } from './world-options.js';

/** Where progress is remembered when nobody says so. */
export const ownProgressFile = (): string => join(homedir(), '.slipway', 'progress.json');

/** What a file remembers, nothing when it is not there yet; or a sentence: then it must be left as it is. */
export function loadProgress(file: string): Progress | { readonly problem: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return noProgress;
    return { problem: `${file}: cannot be read: ${faultOf(error)}` };
  }
  const progress = readProgress(text);
  if (!('problem' in progress)) return progress;
  return {
    problem: `${file}: holds no progress that can be gone on with: ${progress.problem}. It is left as it is; move it away, or name another file with --progress`,
  };
}

/** Writes beside the file and moves that into its place: whoever reads it finds the old one or the new one, whole. */
export function saveProgress(file: string, progress: Progress): string | undefined {
  const beside = `${file}.${process.pid}.new`;
  try {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file));
    writeFileSync(beside, progressText(progress));
    renameSync(beside, file);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return `${file}: cannot be written: ${faultOf(error)}`;
  }
}
