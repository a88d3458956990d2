import { isFault } from '../filesystem/fault.js';
import type { Credentials, Files } from '../filesystem/files.js';

interface PasswdLine {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

type Lines = readonly (readonly string[])[];

/** What was read last by each path: most containers have the same two files. */
const remembered = new Map<string, { readonly text: string; readonly lines: Lines }>();
const none: Lines = [];

function lines(files: Files, path: string): Lines {
  const text = files.read(path);
  if (isFault(text)) return none;
  const known = remembered.get(path);
  if (known?.text === text) return known.lines;
  const read = text.split('\n').map((line) => line.split(':'));
  remembered.set(path, { text, lines: read });
  return read;
}

const users = new WeakMap<Lines, readonly PasswdLine[]>();

function passwd(files: Files): readonly PasswdLine[] {
  const read = lines(files, '/etc/passwd');
  const known = users.get(read) ?? read.filter((fields) => fields.length >= 6).map(passwdLine);
  users.set(read, known);
  return known;
}

function passwdLine(fields: readonly string[]): PasswdLine {
  return { name: fields[0] ?? '', uid: Number(fields[2]), gid: Number(fields[3]), home: fields[5] ?? '/' };
}

/** Numbers of the groups that list this user. */
function groupsOf(files: Files, user: string): readonly number[] {
  const isMember = (fields: readonly string[]) => fields[3]?.includes(user) && fields[3].split(',').includes(user);
  return lines(files, '/etc/group')
    .filter(isMember)
    .map((fields) => Number(fields[2]));
}

function groupNumber(files: Files, text: string): number | undefined {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  const line = lines(files, '/etc/group').find((fields) => fields[0] === text);
  return line && Number(line[2]);
}

const largestId = 2_147_483_647;
const outOfRange = { problem: `uids and gids must be in range 0-${largestId}` };

function isIdentifier(number: number): boolean {
  return number >= 0 && number <= largestId;
}

/** Why the runtime cannot read the accounts of a container: something that is no file lies in their place. */
export function accountsProblem(files: Files, uid: number): string | undefined {
  const isFolder = (path: string) => {
    const stat = files.stat(path);
    return !isFault(stat) && stat.kind === 'dir';
  };
  if (isFolder('/etc/passwd')) return `unable to find user ${uid}: read /etc/passwd: is a directory: unknown`;
  if (isFolder('/etc/group')) return 'unable to find groups for spec : read /etc/group: is a directory: unknown';
  return undefined;
}

/** Where somebody's home is by the accounts in these files. */
export function homeOf(files: Files, uid: number): string {
  return passwd(files).find((one) => one.uid === uid)?.home ?? '/';
}

/**
 * Who `-u NAME|UID[:GROUP|GID]` is, by the container's own /etc/passwd and /etc/group; the engine's words if nobody.
 * The groups are the main one, those of the file and those of `--group-add`, by number as a kernel keeps them.
 */
export function findUser(
  files: Files,
  text: string,
  more: readonly string[] = [],
): { readonly credentials: Credentials } | { readonly problem: string } {
  const [who = '', group] = (text === '' ? '0' : text).split(':', 2);
  const known = passwd(files);
  const line = known.find((one) => one.name === who) ?? known.find((one) => String(one.uid) === who);
  const numeric = /^[+-]?\d+$/.test(who);
  if (!line && who !== '' && !numeric) {
    return { problem: `unable to find user ${who}: no matching entries in passwd file` };
  }
  const uid = line?.uid ?? Number(who || 0);
  const gid = group ? groupNumber(files, group) : (line?.gid ?? 0);
  if (gid === undefined) return { problem: `unable to find group ${group}: no matching entries in group file` };
  if (!isIdentifier(uid) || !isIdentifier(gid)) return outOfRange;
  const listed = line === undefined ? [] : groupsOf(files, line.name);
  const added: number[] = [];
  for (const name of more) {
    const number = groupNumber(files, name);
    if (number === undefined) return { problem: `Unable to find group ${name}: no matching entries in group file` };
    if (!isIdentifier(number)) return outOfRange;
    added.push(number);
  }
  const groups = [...new Set([gid, ...listed, ...added])].sort((one, other) => one - other);
  return { credentials: { uid, gid, groups } };
}
