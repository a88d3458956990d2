import { isFault } from '../../filesystem/fault.js';
import { formatInstant, readInstant } from './calendar.js';
import { misuse, parseOptions } from './options.js';
import { because, quoted, type Run } from './tool.js';

const grammar = {
  short: 'ud:I::r:Rs:D:f:',
  long: 'utc=u universal=u date=d: iso-8601=I:: reference=r: rfc-email=R rfc-2822=R set=s: rfc-3339:',
};

const isoForms: { readonly [precision: string]: string } = {
  '': '%Y-%m-%d',
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
};

/** Always UTC: the world has one time zone. */
export function date(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { system } = run;
  const [text, reference, setting] = [options.value('d'), options.value('r'), options.value('s')];
  let instant: number | undefined = system.now;
  if (text !== undefined) instant = readInstant(text, system.now);
  if (instant === undefined) {
    run.complain(run.busybox ? `invalid date '${text}'` : `invalid date ${quoted(text ?? '')}`);
    return 1;
  }
  if (reference !== undefined) {
    const stat = system.files.stat(reference);
    if (isFault(stat)) {
      run.complain(run.busybox ? `can't stat '${reference}': ${because(stat)}` : `${reference}: ${because(stat)}`);
      return 1;
    }
    instant = stat.mtime;
  }
  const [first, extra] = options.operands;
  if (extra !== undefined) return misuse(run, grammar, `extra operand ${quoted(extra)}`);
  if (setting !== undefined || (first !== undefined && !first.startsWith('+'))) {
    if (setting === undefined && !/^\d+(\.\d\d)?$/.test(first as string)) {
      run.complain(`invalid date ${quoted(first as string)}`);
      return 1;
    }
    run.complain(run.busybox ? "can't set date: Operation not permitted" : 'cannot set date: Operation not permitted');
    return 1;
  }
  const iso = options.value('I');
  const rfc = options.value('rfc-3339');
  const format =
    first !== undefined
      ? first.slice(1)
      : iso !== undefined
        ? (isoForms[iso] ?? '%Y-%m-%d').replace('%:z', run.busybox ? '%z' : '%:z')
        : rfc !== undefined
          ? rfc === 'date'
            ? '%Y-%m-%d'
            : '%Y-%m-%d %H:%M:%S%:z'
          : options.has('R')
            ? '%a, %d %b %Y %H:%M:%S %z'
            : '%a %b %e %H:%M:%S UTC %Y';
  run.out(`${formatInstant(format, instant)}\n`);
  return 0;
}
