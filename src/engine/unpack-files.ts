import type { Bytes } from '../digest/bytes.js';
import { type Member, readMembers } from '../filesystem/archive-members.js';
import { type Fault, isFault } from '../filesystem/fault.js';
import type { Files } from '../filesystem/files.js';
import { clean } from '../filesystem/path.js';

/** Why an archive could not be unpacked: it is none, or the files refused it. */
export type Unpacking = { readonly malformed: string } | Fault | undefined;

/**
 * Puts everything in a tar below a folder, as `docker cp` does: directories are merged, files replaced. `rename`
 * gives the first name on each path another one; '.' takes it away. Unless `owned`, it all belongs to who unpacks it.
 */
export function unpackFiles(
  files: Files,
  archive: Bytes,
  folder: string,
  rename = (name: string) => name,
  owned = true,
): Unpacking {
  const members = readMembers(archive);
  if ('failure' in members) return { malformed: members.message };
  const times: (readonly [path: string, mtime: number])[] = [];
  for (const member of members) {
    const path = placeOf(member.name, folder, rename);
    const refused = unpack(files, member, path, folder, rename, owned);
    if (refused) return refused;
    times.push([path, member.mtime]);
  }
  for (const [path, mtime] of times.reverse()) files.utimes(path, mtime);
  return undefined;
}

function placeOf(name: string, folder: string, rename: (name: string) => string): string {
  const [first = '', ...rest] = clean(`/${name}`).slice(1).split('/');
  const renamed = rename(first === '' ? '.' : first);
  return clean(`${folder}/${[renamed, ...rest].join('/')}`);
}

function unpack(
  files: Files,
  member: Member,
  path: string,
  folder: string,
  rename: (name: string) => string,
  owned: boolean,
): Fault | undefined {
  const there = files.lstat(path);
  const isFolder = member.type === '5' || (member.type === '0' && member.name.endsWith('/'));
  if (isFolder) {
    const refused = !isFault(there) && there.kind === 'dir' ? undefined : files.mkdir(path, member.mode);
    return refused ?? own(files, member, path, owned);
  }
  if (!isFault(there)) {
    const refused = there.kind === 'dir' ? { fault: 'EISDIR' as const, path } : files.unlink(path);
    if (refused) return refused;
  }
  return make(files, member, path, folder, rename) ?? own(files, member, path, owned);
}

function make(
  files: Files,
  member: Member,
  path: string,
  folder: string,
  rename: (name: string) => string,
): Fault | undefined {
  const { type, content, program, linkname, mode } = member;
  if (type === '1') return files.link(placeOf(linkname, folder, rename), path);
  if (type === '2') return files.symlink(linkname, path);
  if (type === '6') return files.mkfifo(path, mode);
  if (type !== '0' && type !== '7') return undefined;
  return files.put(path, program === undefined ? content : { ...content, program }, { mode });
}

/** An ordinary user cannot give files away: then they stay his. */
function own(files: Files, { type, uid, gid, mode }: Member, path: string, owned: boolean): Fault | undefined {
  if (type === '1') return undefined;
  const refused = owned ? files.chown(path, uid, gid, true) : undefined;
  if (refused && refused.fault !== 'EPERM') return refused;
  return type === '2' ? undefined : files.chmod(path, mode);
}
