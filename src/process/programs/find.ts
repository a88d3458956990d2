import { isFault } from '../../filesystem/fault.js';
import type { Stat } from '../../filesystem/files.js';
import { again, type Json, type Next, poll } from '../program.js';
import { accountNames, idOf } from './accounts.js';
import { formatInstant, readInstant } from './calendar.js';
import { ended, start } from './children.js';
import { modeText } from './file-mode.js';
import { BadExpression, type Expression, readSearch, type Search } from './find-expression.js';
import { banner } from './options.js';
import { diskKilobytes } from './sizes.js';
import { baseName, because, joinPath, quoted, type Run } from './tool.js';

/** Something still to be looked at: before its entries, or after them. */
interface Task {
  path: string;
  depth: number;
  after: boolean;
  device: string | null;
}

interface Own {
  tasks: Task[];
  /** A file whose expression waits for a child: results of its `-exec … ;` so far. */
  current: { task: Task; results: boolean[] } | null;
  child: number | null;
  lists: string[][];
  code: number;
  /** The lists of `-exec … +` that have been run. */
  flushed: number;
}

export function find(run: Run, state: Json | undefined): Next | number {
  const follow = run.args.includes('-L') || run.args.includes('-follow');
  const words = run.args.filter((arg, at) => !(/^-[LHP]$/.test(arg) && run.args.slice(0, at).every((earlier) => /^-[LHP]$/.test(earlier))));
  const cut = words.findIndex((word) => /^[-!(]/.test(word) && word !== '-');
  const paths = cut < 0 ? words : words.slice(0, cut);
  let search: Search;
  try {
    search = readSearch(cut < 0 ? [] : words.slice(cut), run.busybox, (kind, name) =>
      idOf(run.system.files, kind === 'user' ? 'passwd' : 'group', name) !== undefined);
  } catch (error) {
    if (!(error instanceof BadExpression)) throw error;
    run.complain(error.message);
    return run.busybox && error.message.startsWith('unrecognized') ? banner(run) : 1;
  }
  const roots = paths.length === 0 ? ['.'] : paths;
  const own: Own = state === undefined
    ? {
        tasks: roots.map((path) => ({ path, depth: 0, after: false, device: null })).toReversed(),
        current: null, child: null, lists: Array.from({ length: search.slots }, () => []), code: 0, flushed: 0,
      }
    : (state as unknown as Own);
  return new Finder(run, search, own, follow).go();
}

/** Thrown while an expression waits for its child. */
class Waiting extends Error {
  constructor(readonly pid: number) {
    super('waiting');
  }
}
class Quit extends Error {}

class Finder {
  private pruned = false;
  private execs = 0;

  constructor(private readonly run: Run, private readonly search: Search, private readonly own: Own, private readonly follow: boolean) {}

  go(): Next | number {
    const { own, run } = this;
    if (own.child !== null) {
      const status = ended(run.system, own.child);
      if (status === undefined) return poll([{ child: own.child }], own as unknown as Json);
      own.child = null;
      own.current?.results.push(status.code === 0);
      if (own.current === null && status.code !== 0) own.code = 1;
    }
    try {
      while (own.current !== null || own.tasks.length > 0) {
        if (run.system.fuel-- <= 0) return again(own as unknown as Json);
        const { task, results } = own.current ?? { task: own.tasks.pop() as Task, results: [] };
        own.current = { task, results };
        this.visit(task);
        own.current = null;
      }
    } catch (error) {
      if (error instanceof Waiting) return poll([{ child: error.pid }], own as unknown as Json);
      if (!(error instanceof Quit)) throw error;
      own.current = null;
      own.tasks = [];
    }
    return this.flush();
  }

  private flush(): Next | number {
    const { own, run, search } = this;
    const plus: Extract<Expression, { is: 'exec' }>[] = [];
    const collect = (expression: Expression) => {
      if (expression.is === 'exec' && expression.plus) plus.push(expression);
      if (expression.is === 'and' || expression.is === 'or') [expression.left, expression.right].forEach(collect);
      if (expression.is === 'not') collect(expression.inner);
    };
    collect(search.expression);
    while (own.flushed < plus.length) {
      const { command, slot } = plus[own.flushed++] as (typeof plus)[number];
      const paths = own.lists[slot] ?? [];
      if (paths.length === 0) continue;
      const started = start(run, [...command, ...paths]);
      if ('pid' in started) {
        own.child = started.pid;
        return poll([{ child: started.pid }], own as unknown as Json);
      }
      own.code = 1;
    }
    return own.code;
  }

  private visit(task: Task): void {
    const { own, run, search } = this;
    const { files } = run.system;
    const stat = this.follow ? files.stat(task.path) : files.lstat(task.path);
    if (isFault(stat)) {
      run.complain(run.busybox ? `${task.path}: ${because(stat)}` : `${quoted(task.path)}: ${because(stat)}`);
      own.code = 1;
      return;
    }
    this.pruned = false;
    const inRange = task.depth >= search.minimum && task.depth <= search.maximum;
    const deep = stat.kind === 'dir' && task.depth < search.maximum && !(search.oneDevice && task.device !== null && task.device !== stat.device);
    if (search.depthFirst && deep && !task.after) {
      own.tasks.push({ ...task, after: true });
      this.enter(task, stat);
      return;
    }
    if (inRange) {
      this.execs = 0;
      this.judge(search.expression, task, stat);
    }
    if (deep && !search.depthFirst && !this.pruned) this.enter(task, stat);
  }

  private enter(task: Task, stat: Stat): void {
    const entries = this.run.system.files.list(task.path);
    if (isFault(entries)) {
      this.run.complain(this.run.busybox ? `${task.path}: ${because(entries)}` : `${quoted(task.path)}: ${because(entries)}`);
      this.own.code = 1;
      return;
    }
    for (const { name } of entries.toReversed()) {
      this.own.tasks.push({ path: joinPath(task.path, name), depth: task.depth + 1, after: false, device: stat.device });
    }
  }

  private judge(expression: Expression, task: Task, stat: Stat): boolean {
    switch (expression.is) {
      case 'and': return this.judge(expression.left, task, stat) && this.judge(expression.right, task, stat);
      case 'or': return this.judge(expression.left, task, stat) || this.judge(expression.right, task, stat);
      case 'not': return !this.judge(expression.inner, task, stat);
      case 'exec': return this.execute(expression, task);
      case 'test': return this.test(expression, task, stat);
    }
  }

  /** Earlier results are replayed when the expression is taken up again after a child has ended. */
  private execute({ command, plus, folder, slot }: Extract<Expression, { is: 'exec' }>, { path }: Task): boolean {
    const { own, run } = this;
    if (plus) {
      own.lists[slot]?.push(path);
      return true;
    }
    const known = own.current?.results[this.execs++];
    if (known !== undefined) return known;
    const shown = folder ? `./${baseName(path)}` : path;
    const cwd = folder ? path.slice(0, Math.max(1, path.lastIndexOf('/'))) : undefined;
    const started = start(run, command.map((word) => word.replaceAll('{}', shown)), { cwd });
    if (!('pid' in started)) {
      own.current?.results.push(false);
      return false;
    }
    own.child = started.pid;
    throw new Waiting(started.pid);
  }

  private test(test: Extract<Expression, { is: 'test' }>, { path, depth }: Task, stat: Stat): boolean {
    const { run, own } = this;
    const { files, credentials, now } = run.system;
    // What was printed before a child was waited for is not printed again.
    const replaying = (own.current?.results.length ?? 0) > this.execs;
    const { name, value, pattern, bits = 0 } = test;
    switch (name) {
      case 'true': return true;
      case 'false': return false;
      case 'print': case 'print0':
        if (!replaying) run.out(path + (name === 'print' ? '\n' : '\0'));
        return true;
      case 'printf':
        if (!replaying) run.out(this.formatted(value, path, depth, stat));
        return true;
      case 'ls':
        if (!replaying) run.out(`${String(stat.inode).padStart(9)} ${String(diskKilobytes(stat)).padStart(6)} ${modeText(stat.kind, stat.mode)} ${String(stat.links).padStart(3)} ${this.owner(stat.uid, 'user').padEnd(8)} ${this.owner(stat.gid, 'group').padEnd(8)} ${String(stat.size).padStart(8)} ${formatInstant('%b %e %H:%M', stat.mtime)} ${path}\n`);
        return true;
      case 'prune': this.pruned = true; return true;
      case 'quit': throw new Quit();
      case 'delete': return this.remove(path, stat);
      case 'empty': {
        const entries = stat.kind === 'dir' ? files.list(path) : [];
        return stat.kind === 'dir' ? !isFault(entries) && entries.length === 0 : stat.kind === 'file' && stat.size === 0;
      }
      case 'name': case 'iname': return (pattern as RegExp).test(baseName(path));
      case 'path': case 'ipath': case 'wholename': case 'regex': case 'iregex': return (pattern as RegExp).test(path);
      case 'lname': {
        const target = files.readlink(path);
        return !isFault(target) && (pattern as RegExp).test(target);
      }
      case 'type': case 'xtype': return value.split(',').includes(kindLetter(stat));
      case 'size': return this.size(value, stat);
      case 'mtime': case 'atime': case 'ctime': return numeric(value, Math.floor((now - stat.mtime) / 86_400_000));
      case 'mmin': case 'amin': case 'cmin': return numeric(value, Math.ceil((now - stat.mtime) / 60_000));
      case 'newer': case 'anewer': case 'cnewer': {
        const other = files.stat(value);
        return !isFault(other) && stat.mtime > other.mtime;
      }
      case 'newermt': return stat.mtime > (readInstant(value, now) ?? Number.POSITIVE_INFINITY);
      case 'samefile': {
        const other = files.stat(value);
        return !isFault(other) && other.inode === stat.inode && other.device === stat.device;
      }
      case 'perm':
        return value.startsWith('-') ? (stat.mode & bits) === bits : /^[/+]/.test(value) ? bits === 0 || (stat.mode & bits) !== 0 : stat.mode === bits;
      case 'user': return stat.uid === idOf(files, 'passwd', value);
      case 'group': return stat.gid === idOf(files, 'group', value);
      case 'uid': return numeric(value, stat.uid);
      case 'gid': return numeric(value, stat.gid);
      case 'links': return numeric(value, stat.links);
      case 'inum': return numeric(value, stat.inode);
      case 'nouser': return accountNames(files).user(stat.uid) === undefined;
      case 'nogroup': return accountNames(files).group(stat.gid) === undefined;
      case 'readable': return files.access(path, 'r') === undefined;
      case 'writable': return files.access(path, 'w') === undefined;
      case 'executable': return files.access(path, 'x') === undefined;
      case 'fstype': return files.mounts.findLast(({ at }) => path.startsWith(at))?.type === value;
      default: return credentials.uid < 0;
    }
  }

  private remove(path: string, stat: Stat): boolean {
    const { files } = this.run.system;
    if (path === '.') return true;
    const fault = stat.kind === 'dir' ? files.rmdir(path) : files.unlink(path);
    if (fault === undefined) return true;
    this.run.complain(this.run.busybox ? `${path}: ${because(fault)}` : `cannot delete ${quoted(path)}: ${because(fault)}`);
    this.own.code = 1;
    return false;
  }

  private size(value: string, stat: Stat): boolean {
    const unit = { b: 512, c: 1, w: 2, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }[/[a-zA-Z]$/.exec(value)?.[0] ?? 'b'] ?? 512;
    return numeric(value.replace(/[a-zA-Z]$/, ''), Math.ceil(stat.size / unit));
  }

  private owner(id: number, kind: 'user' | 'group'): string {
    return accountNames(this.run.system.files)[kind](id) ?? String(id);
  }

  private formatted(format: string, path: string, depth: number, stat: Stat): string {
    return format.replace(/\\(n|t|0|\\)|%([-0]?\d*)(T[@Y+a-zA-Z]|[%a-zA-Z])/g, (whole, escape: string | undefined, width: string, letter: string) => {
      if (escape !== undefined) return { n: '\n', t: '\t', 0: '\0', '\\': '\\' }[escape] ?? whole;
      const text = this.field(letter, path, depth, stat);
      return width.startsWith('-') ? text.padEnd(Number(width.slice(1))) : text.padStart(Number(width));
    });
  }

  private field(letter: string, path: string, depth: number, stat: Stat): string {
    const target = stat.kind === 'symlink' ? this.run.system.files.readlink(path) : '';
    const cut = path.lastIndexOf('/');
    if (letter.startsWith('T')) return letter === 'T@' ? `${(stat.mtime / 1000).toFixed(10)}` : formatInstant(letter === 'T+' ? '%Y-%m-%d+%H:%M:%S.%N' : `%${letter[1]}`, stat.mtime);
    switch (letter) {
      case '%': return '%';
      case 'p': return path;
      case 'f': return baseName(path);
      case 'h': return cut < 0 ? '.' : path.slice(0, cut);
      case 'P': return depth === 0 ? '' : path.split('/').slice(-depth).join('/');
      case 'd': return String(depth);
      case 's': return String(stat.size);
      case 'm': return stat.mode.toString(8);
      case 'M': return modeText(stat.kind, stat.mode);
      case 'u': return this.owner(stat.uid, 'user');
      case 'g': return this.owner(stat.gid, 'group');
      case 'U': return String(stat.uid);
      case 'G': return String(stat.gid);
      case 'n': return String(stat.links);
      case 'i': return String(stat.inode);
      case 'y': return kindLetter(stat);
      case 'l': return isFault(target) ? '' : target;
      case 't': return formatInstant('%a %b %e %H:%M:%S.%N0 %Y', stat.mtime);
      default: return `%${letter}`;
    }
  }
}

function kindLetter({ kind }: Stat): string {
  return { file: 'f', dir: 'd', symlink: 'l', fifo: 'p', char: 'c', block: 'b' }[kind];
}

/** `+n` more than, `-n` less than, `n` exactly. */
function numeric(text: string, value: number): boolean {
  const wanted = Number(text.replace(/^[-+]/, ''));
  return text.startsWith('+') ? value > wanted : text.startsWith('-') ? value < wanted : value === wanted;
}
