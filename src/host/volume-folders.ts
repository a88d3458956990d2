import { nodeAt } from '../filesystem/lookup.js';
import type { Directory, Node } from '../filesystem/node.js';
import { compareTables, type Table } from '../table/table.js';
import { type Volume, volumesFolder } from '../volume/volume.js';
import type { Host } from './host.js';

function dataOf(folder: Node | undefined): Directory | undefined {
  const data = folder?.kind === 'dir' ? folder.entries.get('_data') : undefined;
  return data?.kind === 'dir' ? data : undefined;
}

/** When a folder changed between two moments; undefined: it did not, whatever became of the files in it. */
function changeOf(before: Directory, after: Directory, now: number): number | undefined {
  if (before.mtime !== after.mtime) return after.mtime > before.mtime && after.mtime < now ? after.mtime : now;
  const same = before.mode === after.mode && before.uid === after.uid && before.gid === after.gid;
  return same ? undefined : now;
}

/** The volumes of a host whose files have changed, each with the moment at which its folder did. */
export function withFolderTimes(before: Host | undefined, after: Host, now: number): Table<string, Volume> {
  if (!before || before.files.root === after.files.root) return after.volumes;
  const [old, present] = [nodeAt(before.files.root, volumesFolder), nodeAt(after.files.root, volumesFolder)];
  if (old === present || old?.kind !== 'dir' || present?.kind !== 'dir') return after.volumes;
  let { volumes } = after;
  compareTables(old.entries, present.entries, (name, was, is) => {
    const volume = volumes.get(name);
    const [data, newData] = [dataOf(was), dataOf(is)];
    const changed = data && newData && changeOf(data, newData, now);
    if (volume && changed !== undefined && changed > volume.changed)
      volumes = volumes.set(name, { ...volume, changed });
  });
  return volumes;
}
