import { isFault } from '../../filesystem/fault.js';
import { copier } from './copy-tree.js';
import { destinations } from './destinations.js';
import { parseOptions } from './options.js';
import { removeTree } from './rm.js';
import { because, quoted, type Run } from './tool.js';

const grammar = {
  short: 'finTt:uv',
  long: 'force=f interactive=i no-clobber=n target-directory=t: no-target-directory=T update=u verbose=v strip-trailing-slashes',
};

export function mv(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const pairs = destinations(run, grammar, options);
  if (typeof pairs === 'number') return pairs;
  let code = 0;
  for (const [from, to] of pairs) {
    const there = run.system.files.lstat(to);
    const source = run.system.files.lstat(from);
    if (!isFault(there) && options.has('n')) continue;
    if (!isFault(there) && !isFault(source) && options.has('u') && there.mtime >= source.mtime) continue;
    if (!move(run, from, to)) code = 1;
    else if (options.has('v'))
      run.out(run.busybox ? `'${from}' -> '${to}'\n` : `renamed ${quoted(from)} -> ${quoted(to)}\n`);
  }
  return code;
}

function move(run: Run, from: string, to: string): boolean {
  const { files } = run.system;
  const [source, there] = [files.lstat(from), files.lstat(to)];
  if (isFault(source)) {
    run.complain(
      run.busybox ? `can't rename '${from}': ${because(source)}` : `cannot stat ${quoted(from)}: ${because(source)}`,
    );
    return false;
  }
  if (!isFault(there) && !run.busybox) {
    if (source.device === there.device && source.inode === there.inode) {
      run.complain(`${quoted(from)} and ${quoted(to)} are the same file`);
      return false;
    }
    if (there.kind === 'dir' && source.kind !== 'dir') {
      run.complain(`cannot overwrite directory ${quoted(to)} with non-directory`);
      return false;
    }
    if (there.kind !== 'dir' && source.kind === 'dir') {
      run.complain(`cannot overwrite non-directory ${quoted(to)} with directory ${quoted(from)}`);
      return false;
    }
  }
  if (run.busybox && !isFault(there) && there.kind === 'dir' && source.kind !== 'dir') {
    run.complain(`'${to}' is a directory`);
    return false;
  }
  const fault = files.rename(from, to);
  if (fault === undefined) return true;
  if (fault.fault !== 'EXDEV') {
    if (run.busybox) run.complain(`can't rename '${from}': ${because(fault)}`);
    else if (fault.fault === 'EINVAL')
      run.complain(`cannot move ${quoted(from)} to a subdirectory of itself, ${quoted(to)}`);
    else run.complain(`cannot move ${quoted(from)} to ${quoted(to)}: ${because(fault)}`);
    return false;
  }
  return moveAcross(run, from, to);
}

/** Onto another file system: copy everything, then remove the source. */
function moveAcross(run: Run, from: string, to: string): boolean {
  const { files } = run.system;
  if (!isFault(files.lstat(to))) {
    let refused = false;
    removeTree(files, to, (path, fault) => {
      refused = true;
      run.complain(
        run.busybox
          ? `can't remove '${path}': ${because(fault)}`
          : `inter-device move failed: ${quoted(from)} to ${quoted(to)}; unable to remove target: ${because(fault)}`,
      );
    });
    if (refused) return false;
  }
  const copy = copier(run, {
    recursive: true,
    follow: 'never',
    preserve: { mode: true, owner: true, time: true, links: true },
    force: false,
    keepExisting: false,
    onlyNewer: false,
    link: undefined,
    verbose: false,
    removeFirst: false,
  });
  return (
    copy(from, to) &&
    removeTree(files, from, (path, fault) => {
      run.complain(`${run.busybox ? `can't remove '${path}'` : `cannot remove ${quoted(path)}`}: ${because(fault)}`);
    })
  );
}
