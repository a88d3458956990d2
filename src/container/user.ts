import { isFault } from '../filesystem/fault.js';
import type { Credentials, Files } from '../filesystem/files.js';

interface PasswdLine {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

function lines(files: Files, path: string): string[][] {
  const text = files.read(path);
  if (isFault(text)) return [];
  return text.split('\n').map((line) => line.split(':'));
}

function passwd(files: Files): PasswdLine[] {
  return lines(files, '/etc/passwd')
    .filter((fields) => fields.length >= 6)
    .map((fields) => ({
      name: fields[0] ?? '',
      uid: Number(fields[2]),
      gid: Number(fields[3]),
      home: fields[5] ?? '/',
    }));
}

function groupNumber(files: Files, text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const line = lines(files, '/etc/group').find((fields) => fields[0] === text);
  return line && Number(line[2]);
}

export interface User {
  readonly credentials: Credentials;
  readonly home: string;
}

/** Who `-u NAME|UID[:GROUP|GID]` is, by the container's own /etc/passwd and /etc/group; the engine's words if nobody. */
export function findUser(files: Files, text: string): User | { readonly problem: string } {
  const [who = '', group] = (text === '' ? '0' : text).split(':', 2);
  const known = passwd(files);
  const line = known.find((one) => one.name === who) ?? known.find((one) => String(one.uid) === who);
  const numeric = /^\d+$/.test(who);
  if (!line && who !== '' && !numeric) {
    return { problem: `unable to find user ${who}: no matching entries in passwd file` };
  }
  const uid = line?.uid ?? Number(who || 0);
  const gid = group ? groupNumber(files, group) : (line?.gid ?? 0);
  if (gid === undefined) return { problem: `unable to find group ${group}: no matching entries in group file` };
  const groups = lines(files, '/etc/group')
    .filter((fields) => line !== undefined && (fields[3] ?? '').split(',').includes(line.name))
    .map((fields) => Number(fields[2]));
  return { credentials: { uid, gid, groups }, home: line?.home ?? '/' };
}
