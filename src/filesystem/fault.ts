/** The errors of file operations, by their names in errno.h. */
export type Errno =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EEXIST'
  | 'ENOTEMPTY'
  | 'EACCES'
  | 'EPERM'
  | 'EROFS'
  | 'EBUSY'
  | 'EXDEV'
  | 'ELOOP'
  | 'EINVAL'
  | 'ENAMETOOLONG'
  | 'ENOEXEC'
  | 'EBADF'
  | 'ENOSPC'
  | 'EPIPE'
  | 'ESRCH'
  | 'ECHILD'
  | 'ENXIO'
  | 'ENOTTY'
  | 'EMLINK'
  | 'EAGAIN';

/** A refused file operation: what went wrong and with which path, as the caller gave it. */
export interface Fault {
  readonly fault: Errno;
  readonly path: string;
}

export function fault(errno: Errno, path: string): Fault {
  return { fault: errno, path };
}

export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

/** The C library's words for an error, as programs print them. */
export const errnoText: Readonly<Record<Errno, string>> = {
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EEXIST: 'File exists',
  ENOTEMPTY: 'Directory not empty',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  EROFS: 'Read-only file system',
  EBUSY: 'Device or resource busy',
  EXDEV: 'Invalid cross-device link',
  ELOOP: 'Too many levels of symbolic links',
  EINVAL: 'Invalid argument',
  ENAMETOOLONG: 'File name too long',
  ENOEXEC: 'Exec format error',
  EBADF: 'Bad file descriptor',
  ENOSPC: 'No space left on device',
  EPIPE: 'Broken pipe',
  ESRCH: 'No such process',
  ECHILD: 'No child processes',
  ENXIO: 'No such device or address',
  ENOTTY: 'Inappropriate ioctl for device',
  EMLINK: 'Too many links',
  EAGAIN: 'Resource temporarily unavailable',
};
