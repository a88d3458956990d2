import { type Fault, isFault } from '../../filesystem/fault.js';
import type { Files } from '../../filesystem/files.js';
import { misuse, parseOptions } from './options.js';
import { because, joinPath, quoted, type Run } from './tool.js';

const grammar = {
  short: 'rRfdviI',
  long: 'recursive=r force=f dir=d verbose=v interactive:: preserve-root:: no-preserve-root one-file-system',
};

export function rm(run: Run): number {
  const options = parseOptions(run, run.busybox ? { short: 'rRfviI' } : grammar);
  if (typeof options === 'number') return options;
  const force = options.has('f');
  if (options.operands.length === 0) return force ? 0 : misuse(run, grammar, 'missing operand');
  const recursive = options.has('r') || options.has('R');
  const { files } = run.system;
  let code = 0;
  const refuse = (path: string, why: string) => {
    run.complain(run.busybox ? `can't remove '${path}': ${why}` : `cannot remove ${quoted(path)}: ${why}`);
    code = 1;
  };
  for (const operand of options.operands) {
    const path = run.busybox ? operand.replace(/(?<=.)\/+$/, '') : operand;
    const stat = files.lstat(path);
    const bare = path.replace(/(?<=.)\/+$/, '');
    if (/(?:^|\/)\.\.?$/.test(bare) && (recursive || run.busybox)) {
      run.complain(
        run.busybox ? "can't remove '.' or '..'" : `refusing to remove '.' or '..' directory: skipping ${quoted(path)}`,
      );
      code = 1;
    } else if (bare === '/' && recursive && !run.busybox && !options.has('no-preserve-root')) {
      run.complain("it is dangerous to operate recursively on '/'");
      run.complain('use --no-preserve-root to override this failsafe');
      code = 1;
    } else if (isFault(stat)) {
      if (!(force && (stat.fault === 'ENOENT' || stat.fault === 'ENOTDIR'))) refuse(path, because(stat));
    } else if (stat.kind === 'dir' && !recursive) {
      const refused = options.has('d') ? files.rmdir(path) : undefined;
      if (refused !== undefined) refuse(path, because(refused));
      else if (!options.has('d')) {
        if (run.busybox) run.complain(`'${path}' is a directory`);
        else refuse(path, 'Is a directory');
        code = 1;
      } else if (options.has('v')) run.out(removed(run, path, true));
    } else {
      removeTree(
        files,
        path,
        (inner, fault) => refuse(inner, because(fault)),
        (inner, folder) => {
          if (options.has('v')) run.out(removed(run, inner, folder));
        },
      );
    }
  }
  return code;
}

function removed(run: Run, path: string, folder: boolean): string {
  return `removed ${folder && !run.busybox ? 'directory ' : folder ? 'directory: ' : ''}${run.busybox ? `'${path}'` : quoted(path)}\n`;
}

/** Removes a path with everything below it, deepest first, and goes on after what cannot be removed. */
export function removeTree(
  files: Files,
  path: string,
  refused: (path: string, fault: Fault) => void,
  done: (path: string, folder: boolean) => void = () => undefined,
): boolean {
  const stat = files.lstat(path);
  if (isFault(stat)) {
    refused(path, stat);
    return false;
  }
  if (stat.kind !== 'dir') {
    const fault = files.unlink(path);
    if (fault !== undefined) refused(path, fault);
    else done(path, false);
    return fault === undefined;
  }
  const entries = files.list(path);
  if (isFault(entries)) {
    refused(path, entries);
    return false;
  }
  let whole = true;
  for (const { name } of entries) whole = removeTree(files, joinPath(path, name), refused, done) && whole;
  if (!whole) return false;
  const fault = files.rmdir(path);
  if (fault !== undefined) refused(path, fault);
  else done(path, true);
  return fault === undefined;
}
