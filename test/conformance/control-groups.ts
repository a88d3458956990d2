import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const top = '/sys/fs/cgroup';

/**
 * Removes the control groups of that name at the top of every hierarchy, and all below them. The kernel keeps a group until
 * the last of its processes is buried, a moment after that was killed.
 */
export async function removeControlGroups(name: string): Promise<void> {
  const places = [top, ...readdirSync(top).map((entry) => join(top, entry))].map((folder) => join(folder, name));
  for (const group of places.filter((folder) => existsSync(folder)))
    for (let tries = 0; tries < 50 && !removeGroup(group); tries += 1) await pause(100);
}

function removeGroup(group: string): boolean {
  const below = readdirSync(group, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  try {
    for (const folder of [group, ...below].sort((a, b) => b.length - a.length)) rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
