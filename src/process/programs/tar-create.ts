import { type Fault, isFault } from '../../filesystem/fault.js';
import type { Stat } from '../../filesystem/files.js';
import { accountNames, idOf } from './accounts.js';
import { globPattern } from './glob-pattern.js';
import type { Options } from './options.js';
import { packMember } from './tar-format.js';
import { because, joinPath, type Run } from './tool.js';

/** `tar c`: everything named, in blocks, into a file or onto standard output. */
export function createArchive(run: Run, options: Options, args: readonly string[]): number {
  if (options.operands.length === 0) {
    run.complain(run.busybox ? 'empty archive' : 'Cowardly refusing to create an empty archive');
    if (run.busybox) return 1;
    run.warn(`Try '${run.name} --help' or '${run.name} --usage' for more information.\n`);
    return 2;
  }
  const file = options.value('f') ?? '-';
  const creation = new Creation(run, options, file);
  let folder = run.busybox ? (options.value('C') ?? '') : '';
  for (const item of operandsAndFolders(args)) {
    if (item.folder !== undefined && !run.busybox) folder = joined(folder, item.folder);
    if (item.path !== undefined) creation.add(joined(folder, item.path), item.path);
  }
  return creation.finish();
}

function joined(folder: string, path: string): string {
  return path.startsWith('/') ? path : joinPath(folder, path);
}

class Creation {
  private archive = '';
  private failed = false;
  private told = '';
  private readonly excluded: readonly RegExp[];
  private readonly names: ReturnType<typeof accountNames>;
  private readonly uid: number | undefined;
  private readonly gid: number | undefined;
  private readonly target: Stat | Fault | undefined;
  /** Member names of files that have several names. */
  private readonly linked = new Map<string, string>();

  constructor(
    private readonly run: Run,
    private readonly options: Options,
    private readonly file: string,
  ) {
    const { files } = run.system;
    const [user, group] = [options.value('owner'), options.value('group')];
    this.excluded = options.list.filter(([name]) => name === 'exclude').map(([, glob]) => globPattern(glob));
    this.names = accountNames(files);
    this.uid = user === undefined ? undefined : idOf(files, 'passwd', user);
    this.gid = group === undefined ? undefined : idOf(files, 'group', group);
    this.target = file === '-' ? undefined : files.stat(file);
  }

  add(path: string, stored: string): void {
    const { run, options, target } = this;
    const { files } = run.system;
    if (this.excluded.some((glob) => glob.test(stored) || glob.test(stored.slice(stored.lastIndexOf('/') + 1)))) return;
    const stat = options.has('h') ? files.stat(path) : files.lstat(path);
    if (isFault(stat)) {
      this.refuse(stored, 'Cannot stat', stat);
      return;
    }
    if (target !== undefined && !isFault(target) && target.inode === stat.inode && target.device === stat.device) {
      run.complain(`${stored}: file is the archive${run.busybox ? '; skipping' : '; not dumped'}`);
      return;
    }
    const name = this.memberName(stored, stat);
    if (options.has('v')) (this.file === '-' ? run.warn : run.out)(`${name}\n`);
    if (name !== '') this.pack(path, stored, name, stat);
    const entries = stat.kind === 'dir' ? files.list(path) : [];
    if (isFault(entries)) this.refuse(stored, 'Cannot open', entries);
    else for (const entry of entries) this.add(joinPath(path, entry.name), joinPath(stored, entry.name));
  }

  private refuse(stored: string, verb: string, fault: Fault): void {
    this.failed = true;
    this.run.complain(`${stored}: ${this.run.busybox ? '' : `${verb}: `}${because(fault)}`);
  }

  /** Without the leading part that would lead out of the folder it is unpacked in. */
  private memberName(stored: string, stat: Stat): string {
    const { run } = this;
    const prefix = this.options.has('P') ? '' : (/^(?:.*\/\.\.(?=\/|$))?\/*/.exec(stored)?.[0] ?? '');
    if (prefix !== '' && this.told !== prefix) {
      this.told = prefix;
      run.complain(`${run.busybox ? `removing leading '` : 'Removing leading `'}${prefix}' from member names`);
    }
    const bare = stored.slice(prefix.length) || (stat.kind !== 'dir' ? stored : run.busybox ? '' : './');
    return stat.kind === 'dir' && !bare.endsWith('/') && bare !== '' ? `${bare}/` : bare;
  }

  private pack(path: string, stored: string, name: string, stat: Stat): void {
    const { files } = this.run.system;
    const key = `${stat.device} ${stat.inode}`;
    const several = stat.kind === 'file' && stat.links > 1;
    const earlier = several ? this.linked.get(key) : undefined;
    if (several && earlier === undefined) this.linked.set(key, name);
    const bytes = stat.kind === 'file' && earlier === undefined ? files.read(path) : '';
    const target = stat.kind === 'symlink' ? files.readlink(path) : (earlier ?? '');
    if (isFault(bytes) || isFault(target)) {
      this.refuse(stored, 'Cannot open', isFault(bytes) ? bytes : (target as Fault));
      return;
    }
    const [uid, gid] = [this.uid ?? stat.uid, this.gid ?? stat.gid];
    this.archive += packMember({
      name,
      kind: earlier === undefined ? stat.kind : 'link',
      mode: stat.mode,
      uid,
      gid,
      user: this.names.user(uid) ?? '',
      group: this.names.group(gid) ?? '',
      mtime: stat.mtime,
      target,
      bytes,
    });
  }

  finish(): number {
    const { run, file } = this;
    let bytes = this.archive + '\0'.repeat(1024);
    if (!run.busybox || file === '-') bytes += '\0'.repeat((10_240 - (bytes.length % 10_240)) % 10_240);
    const fault = file === '-' ? undefined : run.system.files.write(file, bytes);
    if (file === '-') run.out(bytes);
    if (fault !== undefined) {
      run.complain(run.busybox ? `can't open '${file}': ${because(fault)}` : `${file}: Cannot open: ${because(fault)}`);
      if (!run.busybox) run.complain('Error is not recoverable: exiting now');
      return run.busybox ? 1 : 2;
    }
    if (!this.failed) return 0;
    run.complain(
      run.busybox ? 'error exit delayed from previous errors' : 'Exiting with failure status due to previous errors',
    );
    return run.busybox ? 1 : 2;
  }
}
/** Operands and changes of folder, in their order. */
function operandsAndFolders(args: readonly string[]): { path?: string; folder?: string }[] {
  const found: { path?: string; folder?: string }[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg === '--') continue;
    if (arg === '-C' || arg === '--directory') found.push({ folder: args[++at] ?? '' });
    else if (arg.startsWith('--directory=')) found.push({ folder: arg.slice(12) });
    else if (/^-[^-]/.test(arg)) {
      const place = arg.slice(1).search(/[fCXT]/);
      if (place < 0) continue;
      const value = arg.slice(place + 2) || (args[++at] ?? '');
      if (arg[place + 1] === 'C') found.push({ folder: value });
    } else if (/^--(file|exclude|owner|group|mtime|sort|strip-components|files-from|exclude-from)$/.test(arg)) at++;
    else if (!arg.startsWith('--')) found.push({ path: arg });
  }
  return found;
}
