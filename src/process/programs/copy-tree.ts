import { type Fault, isFault } from '../../filesystem/fault.js';
import type { Stat } from '../../filesystem/files.js';
import { because, joinPath, quoted, type Run } from './tool.js';

export interface CopyWishes {
  readonly recursive: boolean;
  /** Follow symbolic links: none, those named on the command line, or all. */
  readonly follow: 'never' | 'named' | 'always';
  readonly preserve: {
    readonly mode: boolean;
    readonly owner: boolean;
    readonly time: boolean;
    /** Files that share an inode share one again. Busybox keeps to that wherever it follows no symbolic link. */
    readonly links: boolean;
  };
  readonly force: boolean;
  readonly keepExisting: boolean;
  readonly onlyNewer: boolean;
  readonly link: 'hard' | 'symbolic' | undefined;
  readonly verbose: boolean;
  readonly removeFirst: boolean;
}

/**
 * Copies one path onto exactly that other path, as often as asked; complaints are printed; false when anything failed.
 */
export function copier(run: Run, wishes: CopyWishes): (from: string, to: string) => boolean {
  const copy = new Copy(run, wishes);
  return (from, to) => copy.path(from, to, true);
}

class Copy {
  /** Where each file with several names went. */
  private readonly names = new Map<string, string>();

  constructor(
    private readonly run: Run,
    private readonly wishes: CopyWishes,
  ) {}

  path(from: string, to: string, top: boolean): boolean {
    const { run, wishes } = this;
    const { files } = run.system;
    const follows = wishes.follow === 'always' || (top && wishes.follow === 'named');
    const stat = follows ? files.stat(from) : files.lstat(from);
    if (isFault(stat)) return this.refuse(stat, `cannot stat ${quoted(from)}`, `can't stat '${from}'`);
    const there = files.lstat(to);
    if (run.busybox && isFault(there) && there.fault === 'ENOTDIR') return this.refuse(there, '', `can't stat '${to}'`);
    if (stat.kind === 'dir') return this.folder(from, to, stat, isFault(there) ? undefined : there);
    if (!isFault(there)) {
      const old = files.stat(to);
      if (!isFault(old) && old.inode === stat.inode && old.device === stat.device) {
        run.complain(`${quoted(from)} and ${quoted(to)} are the same file`);
        return false;
      }
      if (there.kind === 'dir') {
        run.complain(
          run.busybox
            ? `can't create '${to}': Is a directory`
            : `cannot overwrite directory ${quoted(to)} with non-directory`,
        );
        return false;
      }
      if (wishes.keepExisting || (wishes.onlyNewer && there.mtime >= stat.mtime)) return true;
      if (wishes.removeFirst || (wishes.link !== undefined && wishes.force) || stat.kind !== 'file') files.unlink(to);
    }
    const done = this.leaf(from, to, stat, run.busybox ? !follows : wishes.preserve.links);
    if (done && wishes.verbose) run.out(`${quoted(from)} -> ${quoted(to)}\n`);
    return done;
  }

  private leaf(from: string, to: string, stat: Stat, links: boolean): boolean {
    const { run, wishes } = this;
    const { files } = run.system;
    if (wishes.link !== undefined) {
      const fault = wishes.link === 'hard' ? files.link(from, to) : files.symlink(from, to);
      return (
        fault === undefined ||
        this.refuse(
          fault,
          `cannot create ${wishes.link === 'hard' ? 'hard' : 'symbolic'} link ${quoted(to)} to ${quoted(from)}`,
          `can't create link '${to}'`,
        )
      );
    }
    if (stat.kind === 'symlink') {
      const target = files.readlink(from);
      const fault = isFault(target) ? target : files.symlink(target, to);
      if (fault === undefined) return this.attributes(to, stat, true);
      return this.refuse(fault, `cannot create symbolic link ${quoted(to)}`, `can't create symlink '${to}'`);
    }
    if (stat.kind === 'fifo') {
      const fault = files.mkfifo(to, stat.mode);
      return fault === undefined || this.refuse(fault, `cannot create fifo ${quoted(to)}`, `can't create '${to}'`);
    }
    if (links && stat.links > 1) {
      const key = `${stat.device} ${stat.inode}`;
      const earlier = this.names.get(key);
      if (earlier === undefined) this.names.set(key, to);
      else if (earlier !== to) return this.again(earlier, to);
    }
    const content = stat.kind === 'file' ? files.content(from) : files.read(from);
    if (isFault(content))
      return this.refuse(content, `cannot open ${quoted(from)} for reading`, `can't open '${from}'`);
    const write = () =>
      typeof content === 'string'
        ? files.write(to, content, { mode: stat.mode & 0o777 })
        : files.put(to, content, { mode: stat.mode & 0o777 });
    let fault = write();
    if (fault !== undefined && wishes.force && fault.fault !== 'ENOENT' && files.unlink(to) === undefined)
      fault = write();
    if (fault === undefined) return this.attributes(to, stat, false);
    const words = fault.fault === 'EISDIR' && to.endsWith('/') ? ({ fault: 'ENOTDIR', path: to } as const) : fault;
    return this.refuse(run.busybox ? fault : words, `cannot create regular file ${quoted(to)}`, `can't create '${to}'`);
  }

  /** One more name for what was copied before. Another file that has it gives way, in busybox only if forced. */
  private again(earlier: string, to: string): boolean {
    const { run, wishes } = this;
    const { files } = run.system;
    let fault = files.link(earlier, to);
    const replaces = fault?.fault === 'EEXIST' && (!run.busybox || wishes.force);
    if (replaces) fault = files.unlink(to) ?? files.link(earlier, to);
    if (fault === undefined) return true;
    return this.refuse(fault, `cannot create hard link ${quoted(to)} to ${quoted(earlier)}`, `can't create '${to}'`);
  }

  private folder(from: string, to: string, stat: Stat, there: Stat | undefined): boolean {
    const { run, wishes } = this;
    const { files } = run.system;
    if (!wishes.recursive) {
      run.complain(
        run.busybox ? `omitting directory '${from}'` : `-r not specified; omitting directory ${quoted(from)}`,
      );
      return false;
    }
    const target = there?.kind === 'symlink' ? files.stat(to) : there;
    if (target !== undefined && (isFault(target) || target.kind !== 'dir')) {
      run.complain(
        run.busybox
          ? `target '${to}' is not a directory`
          : `cannot overwrite non-directory ${quoted(to)} with directory ${quoted(from)}`,
      );
      return false;
    }
    const [real, parent] = [
      files.realpath(from),
      files.realpath(to.replace(/\/*[^/]*\/*$/, '') || (to.startsWith('/') ? '/' : '.')),
    ];
    if (target === undefined && !isFault(real) && !isFault(parent) && `${parent}/`.startsWith(`${real}/`)) {
      run.complain(
        run.busybox
          ? `recursion detected, omitting directory '${to}'`
          : `cannot copy a directory, ${quoted(from)}, into itself, ${quoted(to)}`,
      );
      return false;
    }
    if (target === undefined) {
      const fault = files.mkdir(to, stat.mode | 0o700);
      if (fault !== undefined)
        return this.refuse(fault, `cannot create directory ${quoted(to)}`, `can't create directory '${to}'`);
      if (wishes.verbose && !run.busybox) run.out(`${quoted(from)} -> ${quoted(to)}\n`);
    }
    const entries = files.list(from);
    if (isFault(entries)) return this.refuse(entries, `cannot access ${quoted(from)}`, `can't open '${from}'`);
    let whole = true;
    for (const { name } of entries) whole = this.path(joinPath(from, name), joinPath(to, name), false) && whole;
    if (target === undefined || wishes.preserve.time) this.attributes(to, stat, false);
    if (wishes.verbose && run.busybox) run.out(`'${from}' -> '${to}'\n`);
    return whole;
  }

  private attributes(to: string, stat: Stat, link: boolean): true {
    const { files } = this.run.system;
    const { mode, owner, time } = this.wishes.preserve;
    if (owner) files.chown(to, stat.uid, stat.gid, true);
    if (mode && !link) files.chmod(to, stat.mode);
    if (time && !(link && this.run.busybox)) files.utimes(to, stat.mtime);
    return true;
  }

  private refuse(fault: Fault, gnu: string, busybox: string): false {
    this.run.complain(`${this.run.busybox ? busybox : gnu}: ${because(fault)}`);
    return false;
  }
}
