import type { Stat } from '../../filesystem/files.js';

const kindLetters: { readonly [kind in Stat['kind']]: string } = {
  dir: 'd',
  file: '-',
  symlink: 'l',
  char: 'c',
  block: 'b',
  fifo: 'p',
};

/** Such as `drwxr-xr-t`. */
export function modeText(kind: Stat['kind'], mode: number): string {
  const triple = (shift: number, special: number, letter: string) => {
    const bits = mode >> shift;
    const runs = (bits & 1) !== 0;
    const last = (mode & special) === 0 ? (runs ? 'x' : '-') : runs ? letter : letter.toUpperCase();
    return (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-') + last;
  };
  return kindLetters[kind] + triple(6, 0o4000, 's') + triple(3, 0o2000, 's') + triple(0, 0o1000, 't');
}

/** Such as `regular file`, in the words of `stat`. */
export function kindText(stat: Stat): string {
  switch (stat.kind) {
    case 'dir':
      return 'directory';
    case 'file':
      return stat.size === 0 ? 'regular empty file' : 'regular file';
    case 'symlink':
      return 'symbolic link';
    case 'char':
      return 'character special file';
    case 'block':
      return 'block special file';
    case 'fifo':
      return 'fifo';
  }
}

const kindBits: { readonly [kind in Stat['kind']]: number } = {
  dir: 0o040000,
  file: 0o100000,
  symlink: 0o120000,
  char: 0o020000,
  block: 0o060000,
  fifo: 0o010000,
};

/** The mode as the kernel keeps it, kind included. */
export function rawMode(stat: Stat): number {
  return kindBits[stat.kind] | stat.mode;
}

/** Turns a file's mode into another. */
export type ModeChange = (mode: number, directory: boolean) => number;

/**
 * text   = octal | clause { ',' clause }
 * clause = { 'u' | 'g' | 'o' | 'a' } ( '+' | '-' | '=' ) ( { 'r' | 'w' | 'x' | 'X' | 's' | 't' } | 'u' | 'g' | 'o' ) …
 */
export function readMode(text: string, umask: number): ModeChange | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const wanted = Number.parseInt(text, 8);
    if (wanted > 0o7777) return undefined;
    return (mode, directory) => wanted | (directory && text.length < 5 ? mode & 0o6000 : 0);
  }
  const changes: ModeChange[] = [];
  for (const clause of text.split(',')) {
    const found = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(clause);
    if (found === null) return undefined;
    const [, who = '', actions = ''] = found;
    for (const [, operator = '', what = ''] of actions.matchAll(/([-+=])([ugorwxXst]*)/g)) {
      changes.push(clauseChange(who, operator, what, umask));
    }
  }
  return (mode, directory) => changes.reduce((now, change) => change(now, directory), mode);
}

function clauseChange(who: string, operator: string, what: string, umask: number): ModeChange {
  const everyone = who === '' || who.includes('a');
  const part = (letter: string, mask: number) => (everyone || who.includes(letter) ? mask : 0);
  const reach = part('u', 0o4700) | part('g', 0o2070) | part('o', 0o1007) | (everyone ? 0o1000 : 0);
  return (mode, directory) => {
    let bits = 0;
    for (const letter of what) bits |= letterBits(letter, mode, directory);
    bits &= reach | (what.includes('t') ? 0o1000 : 0);
    if (who === '') bits &= ~umask;
    if (operator === '+') return mode | bits;
    if (operator === '-') return mode & ~bits;
    return (mode & ~(reach & (directory ? 0o777 : 0o7777))) | bits;
  };
}

function letterBits(letter: string, mode: number, directory: boolean): number {
  const copied = (shift: number) => ((mode >> shift) & 7) * 0o111;
  switch (letter) {
    case 'r':
      return 0o444;
    case 'w':
      return 0o222;
    case 'x':
      return 0o111;
    case 'X':
      return directory || (mode & 0o111) !== 0 ? 0o111 : 0;
    case 's':
      return 0o6000;
    case 't':
      return 0o1000;
    case 'u':
      return copied(6);
    case 'g':
      return copied(3);
    default:
      return copied(0);
  }
}
