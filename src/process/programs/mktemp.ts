import { isFault } from '../../filesystem/fault.js';
import { misuse, parseOptions } from './options.js';
import { readCount } from './sizes.js';
import { because, joinPath, quoted, type Run } from './tool.js';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Characters for a name that nobody has yet. */
export function randomName(run: Run, length: number): string {
  let name = '';
  while (name.length < length) name += letters[run.system.random() % letters.length];
  return name;
}

export function mktemp(run: Run): number {
  const options = parseOptions(run, { short: 'dqup:t', long: 'directory=d quiet=q dry-run=u tmpdir=p:: suffix:' });
  if (typeof options === 'number') return options;
  const { system } = run;
  const [given] = options.operands;
  const template = (given ?? (run.busybox ? 'tmp.XXXXXX' : 'tmp.XXXXXXXXXX')) + (options.value('suffix') ?? '');
  const gap = /X{3,}(?!.*X{3,})/.exec(template);
  if (gap === null) {
    run.complain(run.busybox ? `(null): Invalid argument` : `too few X's in template ${quoted(template)}`);
    return 1;
  }
  const folder =
    options.value('p') ||
    (given === undefined || options.has('t') || options.has('p') ? (system.env.TMPDIR ?? '/tmp') : '');
  for (let attempt = 0; attempt < 100; attempt++) {
    const random = randomName(run, gap[0].length);
    const path = joinPath(folder, template.slice(0, gap.index) + random + template.slice(gap.index + gap[0].length));
    const fault = options.has('u')
      ? undefined
      : options.has('d')
        ? system.files.mkdir(path, 0o700)
        : system.files.write(path, '', { exclusive: true, mode: 0o600 });
    if (fault === undefined) {
      run.out(`${path}\n`);
      return 0;
    }
    if (fault.fault === 'EEXIST') continue;
    const shown = run.busybox ? '(null)' : joinPath(folder, template);
    if (!options.has('q'))
      run.complain(
        run.busybox
          ? `${shown}: ${because(fault)}`
          : `failed to create ${options.has('d') ? 'directory' : 'file'} via template ${quoted(shown)}: ${because(fault)}`,
      );
    return 1;
  }
  return 1;
}

export function truncate(run: Run): number {
  const grammar = { short: 's:cr:o', long: 'size=s: no-create=c reference=r:' };
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { files } = run.system;
  const [size, reference] = [options.value('s'), options.value('r')];
  if (size === undefined && reference === undefined)
    return misuse(run, grammar, "you must specify either '--size' or '--reference'");
  if (options.operands.length === 0) return misuse(run, grammar, 'missing file operand');
  const model = reference === undefined ? undefined : files.stat(reference);
  const signed = run.busybox && /^[-+]/.test(size ?? '');
  const amount = signed
    ? undefined
    : size === undefined
      ? isFault(model)
        ? undefined
        : model?.size
      : readCount(size.replace(/^[-+]/, ''));
  if (amount === undefined) {
    run.complain(run.busybox ? `invalid number '${size}'` : `Invalid number: ${quoted(size ?? '')}`);
    return 1;
  }
  let code = 0;
  for (const path of options.operands) {
    const stat = files.stat(path);
    if (isFault(stat) && options.has('c')) continue;
    const before = isFault(stat) ? 0 : stat.size;
    const length = size?.startsWith('+')
      ? before + amount
      : size?.startsWith('-')
        ? Math.max(0, before - amount)
        : amount;
    const fault = (isFault(stat) ? files.write(path, '') : undefined) ?? files.truncate(path, length);
    if (fault === undefined) continue;
    run.complain(
      run.busybox ? `${path}: ${because(fault)}` : `cannot open ${quoted(path)} for writing: ${because(fault)}`,
    );
    code = 1;
  }
  return code;
}
