import { isFault } from '../../filesystem/fault.js';
import { destinations } from './destinations.js';
import { misuse, parseOptions } from './options.js';
import { baseName, because, joinPath, quoted, type Run } from './tool.js';

const grammar = {
  short: 'sfnTt:vrPLi',
  long: 'symbolic=s force=f no-dereference=n target-directory=t: no-target-directory=T verbose=v relative=r physical=P logical=L',
};

export function ln(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { files } = run.system;
  const pairs = destinations(run, grammar, options, (source) => [
    [source, run.busybox ? baseName(source) : joinPath('.', baseName(source))],
  ]);
  if (typeof pairs === 'number') return pairs;
  const symbolic = options.has('s');
  let code = 0;
  for (const [target, path] of pairs) {
    const there = files.lstat(path);
    const source = symbolic ? undefined : options.has('L') ? files.stat(target) : files.lstat(target);
    if (isFault(source)) {
      run.complain(
        run.busybox ? `${target}: ${because(source)}` : `failed to access ${quoted(target)}: ${because(source)}`,
      );
      code = 1;
      continue;
    }
    if (run.busybox && options.has('T') && !isFault(there) && there.kind === 'dir') {
      run.complain(`'${path}' is a directory`);
      code = 1;
      continue;
    }
    if (source?.kind === 'dir') {
      run.complain(run.busybox ? `${path}: Operation not permitted` : `${target}: hard link not allowed for directory`);
      code = 1;
      continue;
    }
    if (options.has('f') && !isFault(there) && there.kind !== 'dir') files.unlink(path);
    const fault = symbolic
      ? files.symlink(options.has('r') ? relative(run, target, path) : target, path)
      : files.link(target, path);
    if (fault === undefined) {
      if (options.has('v')) run.out(`${quoted(path)} ${symbolic ? '->' : '=>'} ${quoted(target)}\n`);
      continue;
    }
    const kind = symbolic ? 'symbolic' : 'hard';
    const towards = fault.fault === 'EEXIST' || symbolic ? '' : ` => ${quoted(target)}`;
    run.complain(
      run.busybox
        ? `${path}: ${because(fault)}`
        : `failed to create ${kind} link ${quoted(path)}${towards}: ${because(fault)}`,
    );
    code = 1;
  }
  return code;
}

function relative(run: Run, target: string, path: string): string {
  const absolute = (text: string) => {
    const parts: string[] = [];
    for (const part of joinPath(text.startsWith('/') ? '' : run.system.cwd, text).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return parts;
  };
  const [from, to] = [absolute(path).slice(0, -1), absolute(target)];
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/') || '.';
}

/** The bare system calls: `link A B` and `unlink A`. */
export function link(run: Run): number {
  const [from, to, more] = run.args;
  if (from === undefined || to === undefined || more !== undefined)
    return misuse(run, grammar, from === undefined ? 'missing operand' : `missing operand after ${quoted(from)}`);
  const fault = run.system.files.link(from, to);
  if (fault !== undefined)
    run.complain(
      run.busybox
        ? `can't create link '${to}' to '${from}': ${because(fault)}`
        : `cannot create link ${quoted(to)} to ${quoted(from)}: ${because(fault)}`,
    );
  return fault === undefined ? 0 : 1;
}

export function unlink(run: Run): number {
  const [path] = run.args;
  if (path === undefined) return misuse(run, grammar, 'missing operand');
  const fault = run.system.files.unlink(path);
  if (fault !== undefined)
    run.complain(
      run.busybox
        ? `can't remove file '${path}': ${because(fault)}`
        : `cannot unlink ${quoted(path)}: ${because(fault)}`,
    );
  return fault === undefined ? 0 : 1;
}
