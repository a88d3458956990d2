import type { Stat } from '../../filesystem/files.js';

/** One member of an archive: its name as stored, and its bytes when it is a file. */
export interface Member {
  readonly name: string;
  readonly kind: Stat['kind'] | 'link';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
  readonly group: string;
  /** Milliseconds. */
  readonly mtime: number;
  /** Of a symbolic or hard link. */
  readonly target: string;
  readonly bytes: string;
}

const typeFlags: { readonly [kind in Member['kind']]: string } = {
  file: '0',
  link: '1',
  symlink: '2',
  char: '3',
  block: '4',
  dir: '5',
  fifo: '6',
};

const kinds: { readonly [flag: string]: Member['kind'] } = {
  1: 'link',
  2: 'symlink',
  3: 'char',
  4: 'block',
  5: 'dir',
  6: 'fifo',
};

/** A ustar header with GNU's long names, then the bytes, in blocks of 512. */
export function packMember(member: Member): string {
  const long = (flag: string, text: string) =>
    text.length > 100
      ? header(
          { ...member, name: '././@LongLink', kind: 'file', mode: 0o644, uid: 0, gid: 0, mtime: 0, target: '' },
          flag,
          text.length + 1,
        ) + padded(`${text}\0`)
      : '';
  return (
    long('K', member.target) +
    long('L', member.name) +
    header(member, typeFlags[member.kind], member.bytes.length) +
    padded(member.bytes)
  );
}

function padded(bytes: string): string {
  return bytes + '\0'.repeat((512 - (bytes.length % 512)) % 512);
}

function header(member: Member, flag: string, size: number): string {
  const text = (value: string, width: number) => value.slice(0, width).padEnd(width, '\0');
  const octal = (value: number, width: number) =>
    `${value
      .toString(8)
      .padStart(width - 1, '0')
      .slice(-(width - 1))}\0`;
  const front =
    text(member.name, 100) +
    octal(member.mode, 8) +
    octal(member.uid, 8) +
    octal(member.gid, 8) +
    octal(size, 12) +
    octal(Math.floor(member.mtime / 1000), 12);
  const back = `${flag + text(member.target, 100)}ustar  \0${text(member.user, 32)}${text(member.group, 32)}`;
  const whole = text(`${front}${' '.repeat(8)}${back}`, 512);
  let sum = 0;
  for (let at = 0; at < 512; at++) sum += whole.charCodeAt(at);
  return `${front}${sum.toString(8).padStart(6, '0')}\0 ${whole.slice(156)}`;
}

/** Undefined when the bytes are no archive. Understands ustar prefixes, GNU long names and pax paths. */
export function unpackMembers(archive: string): readonly Member[] | undefined {
  const members: Member[] = [];
  let [longName, longTarget] = ['', ''];
  for (let at = 0; at + 512 <= archive.length; ) {
    const block = archive.slice(at, at + 512);
    if (/^\0+$/.test(block)) break;
    const text = (from: number, width: number) => block.slice(from, from + width).split('\0')[0] as string;
    const octal = (from: number, width: number) => Number.parseInt(text(from, width).trim() || '0', 8);
    if (block.slice(257, 262) !== 'ustar') return undefined;
    const size = octal(124, 12);
    const bytes = archive.slice(at + 512, at + 512 + size);
    const flag = block[156] as string;
    at += 512 + Math.ceil(size / 512) * 512;
    if (flag === 'L') longName = bytes.replace(/\0.*/s, '');
    else if (flag === 'K') longTarget = bytes.replace(/\0.*/s, '');
    else if (flag === 'x') {
      longName = /\d+ path=(.*)\n/.exec(bytes)?.[1] ?? longName;
      longTarget = /\d+ linkpath=(.*)\n/.exec(bytes)?.[1] ?? longTarget;
    } else if (flag !== 'g') {
      const prefix = block.slice(257, 263) === 'ustar\0' ? text(345, 155) : '';
      const name = longName || (prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`);
      members.push({
        name,
        kind: kinds[flag] ?? (name.endsWith('/') ? 'dir' : 'file'),
        mode: octal(100, 8) & 0o7777,
        uid: octal(108, 8),
        gid: octal(116, 8),
        user: text(265, 32),
        group: text(297, 32),
        mtime: octal(136, 12) * 1000,
        target: longTarget || text(157, 100),
        bytes,
      });
      [longName, longTarget] = ['', ''];
    }
  }
  return archive.length >= 512 ? members : undefined;
}
