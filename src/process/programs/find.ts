import { isFault } from '../../filesystem/fault.js';
import type { Stat } from '../../filesystem/files.js';
import { again, type Json, type Next, poll } from '../program.js';
import { idOf } from './accounts.js';
import { ended, start } from './children.js';
import { BadExpression, type Expression, readSearch, type Search } from './find-expression.js';
import { formatted, holds, listingLine, type Subject } from './find-test.js';
import { banner } from './options.js';
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
  const words = run.args.filter(
    (arg, at) => !(/^-[LHP]$/.test(arg) && run.args.slice(0, at).every((earlier) => /^-[LHP]$/.test(earlier))),
  );
  const cut = words.findIndex((word) => /^[-!(]/.test(word) && word !== '-');
  const paths = cut < 0 ? words : words.slice(0, cut);
  let search: Search;
  try {
    search = readSearch(
      cut < 0 ? [] : words.slice(cut),
      run.busybox,
      (kind, name) => idOf(run.system.files, kind === 'user' ? 'passwd' : 'group', name) !== undefined,
    );
  } catch (error) {
    if (!(error instanceof BadExpression)) throw error;
    run.complain(error.message);
    return run.busybox && error.message.startsWith('unrecognized') ? banner(run) : 1;
  }
  const roots = paths.length === 0 ? ['.'] : paths;
  const own: Own =
    state === undefined
      ? {
          tasks: roots.map((path) => ({ path, depth: 0, after: false, device: null })).toReversed(),
          current: null,
          child: null,
          lists: Array.from({ length: search.slots }, () => []),
          code: 0,
          flushed: 0,
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

  constructor(
    private readonly run: Run,
    private readonly search: Search,
    private readonly own: Own,
    private readonly follow: boolean,
  ) {}

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
    const deep =
      stat.kind === 'dir' &&
      task.depth < search.maximum &&
      !(search.oneDevice && task.device !== null && task.device !== stat.device);
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
      this.run.complain(
        this.run.busybox ? `${task.path}: ${because(entries)}` : `${quoted(task.path)}: ${because(entries)}`,
      );
      this.own.code = 1;
      return;
    }
    for (const { name } of entries.toReversed()) {
      this.own.tasks.push({
        path: joinPath(task.path, name),
        depth: task.depth + 1,
        after: false,
        device: stat.device,
      });
    }
  }

  private judge(expression: Expression, task: Task, stat: Stat): boolean {
    switch (expression.is) {
      case 'and':
        return this.judge(expression.left, task, stat) && this.judge(expression.right, task, stat);
      case 'or':
        return this.judge(expression.left, task, stat) || this.judge(expression.right, task, stat);
      case 'not':
        return !this.judge(expression.inner, task, stat);
      case 'exec':
        return this.execute(expression, task);
      case 'test':
        return this.test(expression, task, stat);
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
    const started = start(
      run,
      command.map((word) => word.replaceAll('{}', shown)),
      { cwd },
    );
    if (!('pid' in started)) {
      own.current?.results.push(false);
      return false;
    }
    own.child = started.pid;
    throw new Waiting(started.pid);
  }

  private test(test: Extract<Expression, { is: 'test' }>, { path, depth }: Task, stat: Stat): boolean {
    const { run, own } = this;
    const { files, now } = run.system;
    const subject: Subject = { files, now, path, depth, stat };
    // What was printed before a child was waited for is not printed again.
    const show = (text: string) => {
      if ((own.current?.results.length ?? 0) <= this.execs) run.out(text);
      return true;
    };
    switch (test.name) {
      case 'print':
        return show(`${path}\n`);
      case 'print0':
        return show(`${path}\0`);
      case 'printf':
        return show(formatted(test.value, subject));
      case 'ls':
        return show(listingLine(subject));
      case 'prune':
        this.pruned = true;
        return true;
      case 'quit':
        throw new Quit();
      case 'delete':
        return this.remove(path, stat);
      default:
        return holds(test, subject);
    }
  }

  private remove(path: string, stat: Stat): boolean {
    const { files } = this.run.system;
    if (path === '.') return true;
    const fault = stat.kind === 'dir' ? files.rmdir(path) : files.unlink(path);
    if (fault === undefined) return true;
    const subject = this.run.busybox ? path : `cannot delete ${quoted(path)}`;
    this.run.complain(`${subject}: ${because(fault)}`);
    this.own.code = 1;
    return false;
  }
}
