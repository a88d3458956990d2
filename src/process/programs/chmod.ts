import { isFault } from '../../filesystem/fault.js';
import { modeText, readMode } from './file-mode.js';
import { misuse, parseOptions } from './options.js';
import { because, joinPath, quoted, type Run } from './tool.js';

const grammar = { short: 'RvcfrwxXstugoa', long: 'recursive=R verbose=v changes=c silent=f quiet=f reference:' };

export function chmod(run: Run): number {
  // A mode such as `-w` looks like an option but is the first operand.
  const minus = run.args.findIndex((arg) => /^-[rwxXstugo]+$/.test(arg));
  const args = run.args.filter((_, at) => at !== minus);
  const options = parseOptions(run, grammar, minus < 0 ? args : args);
  if (typeof options === 'number') return options;
  const { files, umask } = run.system;
  const reference = options.value('reference');
  const first = minus < 0 && reference === undefined ? options.operands[0] : run.args[minus];
  const paths = minus < 0 && reference === undefined ? options.operands.slice(1) : options.operands;
  if (reference === undefined && first === undefined) return misuse(run, grammar, 'missing operand');
  if (paths.length === 0)
    return misuse(run, grammar, first === undefined ? 'missing operand' : `missing operand after ${quoted(first)}`);
  const model = reference === undefined ? undefined : files.stat(reference);
  if (isFault(model)) {
    run.complain(`failed to get attributes of ${quoted(reference as string)}: ${because(model)}`);
    return 1;
  }
  const change = model === undefined ? readMode(first as string, umask) : () => model.mode;
  if (change === undefined) {
    if (run.busybox) {
      run.complain(`invalid mode '${first}'`);
      return 1;
    }
    return misuse(run, grammar, `invalid mode: ${quoted(first as string)}`);
  }
  let code = 0;
  const visit = (path: string, top: boolean) => {
    const link = files.lstat(path);
    if (!isFault(link) && link.kind === 'symlink' && !top) return;
    const stat = files.stat(path);
    const wanted = isFault(stat) ? 0 : change(stat.mode, stat.kind === 'dir');
    const fault = isFault(stat) ? stat : files.chmod(path, wanted);
    if (fault !== undefined) {
      code = 1;
      if (options.has('f')) return;
      const dangling = isFault(stat) && !isFault(link);
      const gnu = dangling
        ? `cannot operate on dangling symlink ${quoted(path)}`
        : `${isFault(stat) ? 'cannot access' : 'changing permissions of'} ${quoted(path)}: ${because(fault)}`;
      run.complain(run.busybox ? `${path}: ${because(fault)}` : gnu);
      return;
    }
    if (isFault(stat)) return;
    if (options.has('v') || (options.has('c') && wanted !== stat.mode))
      run.out(`${report(path, stat.kind, stat.mode, wanted)}\n`);
    if (!options.has('R') || stat.kind !== 'dir') return;
    const entries = files.list(path);
    if (!isFault(entries)) for (const { name } of entries) visit(joinPath(path, name), false);
  };
  for (const path of paths) visit(path, true);
  return code;
}

function report(path: string, kind: Parameters<typeof modeText>[0], before: number, after: number): string {
  const words = (mode: number) => `${mode.toString(8).padStart(4, '0')} (${modeText(kind, mode).slice(1)})`;
  return before === after
    ? `mode of ${quoted(path)} retained as ${words(after)}`
    : `mode of ${quoted(path)} changed from ${words(before)} to ${words(after)}`;
}
