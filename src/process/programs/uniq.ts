import type { Json, Next } from '../program.js';
import { chomp, eat } from './input.js';
import { misuse, parseOptions } from './options.js';
import { because, quoted, type Run } from './tool.js';

const grammar = {
  short: 'cduif:s:w:z',
  long: 'count=c repeated=d unique=u ignore-case=i skip-fields=f: skip-chars=s: check-chars=w: zero-terminated=z',
};

interface Own {
  held: string | null;
  count: number;
}

export function uniq(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const extra = options.operands[2];
  if (extra !== undefined) return misuse(run, grammar, `extra operand ${quoted(extra)}`);
  const { has } = options;
  const [fields, chars, most] = [Number(options.value('f') ?? 0), Number(options.value('s') ?? 0), options.value('w')];
  const key = (line: string) => {
    const rest = line.replace(new RegExp(`^(?:[ \\t]*[^ \\t]+){0,${fields}}`), '').slice(chars);
    const cut = most === undefined ? rest : rest.slice(0, Number(most));
    return has('i') ? cut.toLowerCase() : cut;
  };
  const target = options.operands[1];
  let written = '';
  const show = ({ held, count }: Own) => {
    if (held === null || (has('d') && count === 1) || (has('u') && count > 1)) return;
    const line = `${has('c') ? `${String(count).padStart(7)} ` : ''}${held}\n`;
    if (target === undefined || target === '-') run.out(line);
    else written += line;
  };
  const next = eat<Own>(run, options.operands.slice(0, 1), state, {
    unit: 'line',
    start: () => ({ held: null, count: 0 }),
    take: (bytes, own) => {
      const line = chomp(bytes);
      if (own.held !== null && key(own.held) === key(line)) own.count++;
      else {
        show(own);
        Object.assign(own, { held: line, count: 1 });
      }
      return undefined;
    },
    end: (own, code) => {
      show(own);
      return code;
    },
    refuse: (path, fault) => {
      run.complain(
        fault.fault === 'EISDIR'
          ? run.busybox
            ? `${path}: I/O error`
            : `error reading '${path}'`
          : run.busybox
            ? `can't open '${path}': ${because(fault)}`
            : `${path}: ${because(fault)}`,
      );
      return 1;
    },
  });
  if (target !== undefined && target !== '-') {
    const fault = run.system.files.write(target, written, { append: state !== undefined });
    if (fault !== undefined) {
      run.complain(`${target}: ${because(fault)}`);
      return 1;
    }
  }
  return next;
}
