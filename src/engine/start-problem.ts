import type { Container } from '../container/container.js';

const tmpfsOption =
  /^(?:(?:size|nr_blocks|nr_inodes|mode|uid|gid|mpol)=.*|ro|rw|nosuid|suid|nodev|dev|noexec|exec|sync|async|noatime|atime|nodiratime|diratime|relatime|strictatime|bind|rbind|private|rprivate|shared|rshared|slave|rslave|unbindable|runbindable|remount|mand|nomand|dirsync)$/;

const ipcModes = /^(|none|private|shareable|host|container:.*)$/;

/* What was accepted when a container was created and is found to be wrong when it starts, before anything is mounted. */

export function ipcProblem({ hostConfig: { IpcMode: ipc = '' } }: Container): string | undefined {
  return ipcModes.test(ipc) ? undefined : `Invalid IPC mode: ${ipc}`;
}

export function tmpfsProblem({ hostConfig: { Tmpfs: tmpfs } }: Container): string | undefined {
  const options = Object.values(tmpfs ?? {}).flatMap((text) => text.split(','));
  const wrong = options.find((option) => option !== '' && !tmpfsOption.test(option));
  return wrong === undefined ? undefined : `invalid tmpfs option ["${wrong}"]`;
}
