import { isFault } from '../../filesystem/fault.js';
import type { Files } from '../../filesystem/files.js';

/** One line of /etc/passwd or /etc/group, split at its colons: name, password, number, … */
export type AccountRow = readonly string[];

export function accountRows(files: Files, table: 'passwd' | 'group'): readonly AccountRow[] {
  const text = files.read(`/etc/${table}`);
  if (isFault(text)) return [];
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((row) => row.length >= 3);
}

/** Looks names up again and again: each table is read once. */
export function accountNames(files: Files): {
  user(uid: number): string | undefined;
  group(gid: number): string | undefined;
} {
  const once = (table: 'passwd' | 'group') => {
    let names: Map<string, string> | undefined;
    return (id: number) => {
      names ??= new Map(
        accountRows(files, table)
          .toReversed()
          .map((row) => [row[2] as string, row[0] as string]),
      );
      return names.get(String(id));
    };
  };
  return { user: once('passwd'), group: once('group') };
}

/** The number of a name (names come first), or of a text of digits. */
export function idOf(files: Files, table: 'passwd' | 'group', text: string): number | undefined {
  const row = accountRows(files, table).find(([name]) => name === text);
  if (row !== undefined) return Number(row[2]);
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Groups a user belongs to by /etc/group. */
export function groupsOf(files: Files, user: string): readonly number[] {
  return accountRows(files, 'group')
    .filter((row) => (row[3] ?? '').split(',').includes(user))
    .map((row) => Number(row[2]));
}
