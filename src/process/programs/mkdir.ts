import { type Fault, fault, isFault } from '../../filesystem/fault.js';
import type { Files } from '../../filesystem/files.js';
import { type ModeChange, readMode } from './file-mode.js';
import { misuse, parseOptions } from './options.js';
import { because, quoted, type Run } from './tool.js';

const grammar = { short: 'pm:v', long: 'parents=p mode=m: verbose=v ignore-fail-on-non-empty' };

export function mkdir(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, grammar, 'missing operand');
  const { files, umask } = run.system;
  const wish = options.value('m');
  const mode = wish === undefined ? undefined : readMode(wish, umask);
  if (wish !== undefined && mode === undefined) {
    run.complain(`invalid mode ${quoted(wish)}`);
    return 1;
  }
  let code = 0;
  for (const path of options.operands) {
    const made: string[] = [];
    const refused = options.has('p') ? withParents(files, path, made) : files.mkdir(path);
    if (refused === undefined && !options.has('p')) made.push(path);
    if (options.has('v'))
      for (const one of made)
        run.out(
          run.busybox
            ? `created directory: '${one}${one === path || one.endsWith('/') ? '' : '/'}'\n`
            : `${run.name}: created directory ${quoted(one)}\n`,
        );
    if (refused !== undefined) {
      const shown =
        refused.fault !== 'ENOTDIR' ? path : run.busybox && refused.path !== path ? `${refused.path}/` : refused.path;
      run.complain(`${run.busybox ? "can't" : 'cannot'} create directory ${quoted(shown)}: ${because(refused)}`);
      code = 1;
    } else if (mode !== undefined && made.includes(path)) setMode(files, path, mode);
  }
  return code;
}

function setMode(files: Files, path: string, mode: ModeChange): void {
  files.chmod(path, mode(0o777, false));
}

/** Makes every missing folder on the way; what it made is added to the list. */
export function withParents(files: Files, path: string, made: string[] = []): Fault | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  let here = path.startsWith('/') ? '/' : '';
  for (const [at, part] of parts.entries()) {
    here += part;
    const stat = files.stat(here);
    if (isFault(stat)) {
      const refused = files.mkdir(here);
      if (refused !== undefined) return refused;
      made.push(at === parts.length - 1 ? path : here);
    } else if (stat.kind !== 'dir') return fault(at === parts.length - 1 ? 'EEXIST' : 'ENOTDIR', here);
    here += '/';
  }
  return undefined;
}

export function rmdir(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, grammar, 'missing operand');
  let code = 0;
  for (const operand of options.operands) {
    let path = operand.replace(/(?<=.)\/+$/, '');
    for (;;) {
      const refused = run.system.files.rmdir(path);
      if (options.has('v') && !run.busybox) run.out(`${run.name}: removing directory, ${quoted(path)}\n`);
      if (refused !== undefined) {
        if (refused.fault === 'ENOTEMPTY' && options.has('ignore-fail-on-non-empty')) break;
        const parent = !run.busybox && path !== operand.replace(/(?<=.)\/+$/, '');
        run.complain(
          run.busybox
            ? `'${path}': ${because(refused)}`
            : `failed to remove ${parent ? 'directory ' : ''}${quoted(parent ? path : operand)}: ${because(refused)}`,
        );
        code = 1;
        break;
      }
      const cut = path.lastIndexOf('/');
      if (!options.has('p') || cut <= 0) break;
      path = path.slice(0, cut).replace(/(?<=.)\/+$/, '');
    }
  }
  return code;
}

export function mkfifo(run: Run): number {
  const options = parseOptions(run, { short: 'm:', long: 'mode=m:' });
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, grammar, 'missing operand');
  let code = 0;
  for (const path of options.operands) {
    const refused = run.system.files.mkfifo(path);
    if (refused === undefined) continue;
    run.complain(
      run.busybox ? `${path}: ${because(refused)}` : `cannot create fifo ${quoted(path)}: ${because(refused)}`,
    );
    code = 1;
  }
  return code;
}
