import { isFault } from '../../filesystem/fault.js';
import { readInstant } from './calendar.js';
import { misuse, parseOptions } from './options.js';
import { because, quoted, type Run } from './tool.js';

const grammar = { short: 'acmd:t:r:hf', long: 'no-create=c date=d: reference=r: no-dereference=h time:' };

export function touch(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, grammar, 'missing file operand');
  const { files, now } = run.system;
  let time: number | undefined = now;
  const [reference, date, stamp] = [options.value('r'), options.value('d'), options.value('t')];
  if (reference !== undefined) {
    const stat = files.stat(reference);
    if (isFault(stat)) {
      run.complain(
        run.busybox
          ? `can't stat '${reference}': ${because(stat)}`
          : `failed to get attributes of ${quoted(reference)}: ${because(stat)}`,
      );
      return 1;
    }
    time = stat.mtime;
  }
  if (date !== undefined) time = readInstant(date, now);
  if (stamp !== undefined) time = stampInstant(stamp, now);
  if (time === undefined) {
    const text = date ?? stamp ?? '';
    run.complain(run.busybox ? `invalid date '${text}'` : `invalid date format ${quoted(text)}`);
    return 1;
  }
  let code = 0;
  for (const path of options.operands) {
    const there = !isFault(files.stat(path)) || (options.has('h') && !isFault(files.lstat(path)));
    if (!there && options.has('c')) continue;
    const created = there ? undefined : files.write(path, '', { append: true });
    const real = there && !options.has('h') ? files.realpath(path) : path;
    const fault = created ?? (isFault(real) ? real : files.utimes(real, time));
    if (fault === undefined) continue;
    const words = because(fault);
    run.complain(
      run.busybox
        ? `${path}: ${words}`
        : `${there && fault.fault !== 'EROFS' ? 'setting times of' : 'cannot touch'} ${quoted(path)}: ${words}`,
    );
    code = 1;
  }
  return code;
}

/** [[CC]YY]MMDDhhmm[.ss] */
function stampInstant(text: string, now: number): number | undefined {
  const found = /^(\d\d)?(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(text);
  if (found === null) return undefined;
  const [, first, second, month, day, hour, minute, seconds = '0'] = found;
  const short = second ?? first;
  const year =
    short === undefined
      ? new Date(now).getUTCFullYear()
      : second === undefined
        ? Number(short) + (Number(short) < 69 ? 2000 : 1900)
        : Number(`${first}${second}`);
  return Date.UTC(year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(seconds));
}
