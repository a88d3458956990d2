import { isFault } from '../../filesystem/fault.js';
import { findExecutable } from './executable.js';
import { misuse, parseOptions } from './options.js';
import { baseName, joinPath, quoted, type Run } from './tool.js';

export function pwd(run: Run): number {
  const options = parseOptions(run, { short: 'LP', long: 'logical=L physical=P' });
  if (typeof options === 'number') return options;
  if (!run.busybox && options.operands.length > 0) run.complain('ignoring non-option arguments');
  const { cwd, env, files } = run.system;
  const logical = env.PWD;
  const same = options.has('L') && logical?.startsWith('/') && files.realpath(logical) === files.realpath(cwd);
  const real = files.realpath(cwd);
  run.out(`${same ? logical : isFault(real) ? cwd : real}\n`);
  return 0;
}

export function basename(run: Run): number {
  const grammar = { short: '+as:z', long: 'multiple=a suffix=s: zero=z' };
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { operands } = options;
  if (operands.length === 0) return misuse(run, grammar, 'missing operand');
  const several = options.has('a') || options.has('s');
  if (!several && operands.length > 2) return misuse(run, grammar, `extra operand ${quoted(operands[2] as string)}`);
  const suffix = options.value('s') ?? (several ? '' : (operands[1] ?? ''));
  for (const path of several ? operands : operands.slice(0, 1)) {
    const name = baseName(path);
    const cut = suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
    run.out(cut + (options.has('z') ? '\0' : '\n'));
  }
  return 0;
}

export function dirname(run: Run): number {
  const grammar = { short: 'z', long: 'zero=z' };
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0 || (run.busybox && options.operands.length > 1))
    return misuse(run, grammar, 'missing operand');
  for (const path of options.operands) {
    const bare = path.replace(/\/+$/, '');
    const cut = bare.lastIndexOf('/');
    const folder =
      bare === '' && path !== ''
        ? '/'
        : run.busybox && bare.startsWith('//') && cut <= 1
          ? '//'
          : cut < 0
            ? '.'
            : bare.slice(0, cut).replace(/\/+$/, '') || '/';
    run.out(folder + (options.has('z') ? '\0' : '\n'));
  }
  return 0;
}

export function which(run: Run): number {
  const options = parseOptions(run, { short: 'as' });
  if (typeof options === 'number') return options;
  let code = options.operands.length === 0 ? 1 : 0;
  for (const name of options.operands) {
    const places = name.includes('/') ? [undefined] : (run.system.env.PATH ?? '').split(':');
    const found = places
      .map((place) => (place === undefined ? name : joinPath(place === '' ? '.' : place, name)))
      .filter(
        (file) =>
          findExecutable(run.system, file.includes('/') ? file : `./${file}`) !== undefined &&
          run.system.files.access(file, 'x') === undefined,
      );
    if (found.length === 0) code = 1;
    run.out((options.has('a') ? found : found.slice(0, 1)).map((file) => `${file}\n`).join(''));
  }
  return code;
}
