import type { Json, Next } from '../program.js';
import { cannotOpenForReading, eat, linesOf } from './input.js';
import { parseOptions } from './options.js';
import { readCount } from './sizes.js';
import { quoted, type Run } from './tool.js';

const grammar = { short: 'n:c:qvz', long: 'lines=n: bytes=c: quiet=q silent=q verbose=v zero-terminated=z' };

interface Own {
  left: number;
  shown: boolean;
  /** Held back when everything but the last part is wanted. */
  held: string;
}

export function head(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(
    run,
    run.busybox ? { short: 'n:c:qv' } : grammar,
    run.args.map((arg, at) => (at === 0 ? arg.replace(/^-(\d+)$/, '-n$1') : arg)),
  );
  if (typeof options === 'number') return options;
  const asked = options.list.findLast(([name]) => name === 'n' || name === 'c') ?? ['n', '10'];
  const lines = asked[0] === 'n';
  const but = asked[1].startsWith('-');
  const count = readCount(asked[1].replace(/^[-+]/, ''));
  if (count === undefined || (run.busybox && asked[1].startsWith('+'))) {
    run.complain(
      run.busybox
        ? `invalid number '${asked[1]}'`
        : `invalid number of ${lines ? 'lines' : 'bytes'}: ${quoted(asked[1])}`,
    );
    return 1;
  }
  const titled = options.has('v') || (options.operands.length > 1 && !options.has('q'));
  return eat<Own>(run, options.operands, state, {
    unit: lines && !but ? 'line' : 'piece',
    start: () => ({ left: count, shown: false, held: '' }),
    open: (own, path) => {
      if (titled) run.out(`${own.shown ? '\n' : ''}==> ${path === '-' ? 'standard input' : path} <==\n`);
      own.shown = true;
      own.left = count;
      own.held = '';
    },
    take: (bytes, own) => {
      if (but) {
        own.held += bytes;
        return undefined;
      }
      if (own.left === 0) return 'next';
      run.out(lines ? bytes : bytes.slice(0, own.left));
      own.left -= lines ? 1 : Math.min(own.left, bytes.length);
      return own.left === 0 ? 'next' : undefined;
    },
    close: (own) => {
      if (!but) return;
      run.out(
        lines
          ? linesOf(own.held)
              .slice(0, count === 0 ? undefined : -count)
              .join('')
          : own.held.slice(0, Math.max(0, own.held.length - count)),
      );
    },
    ...(lines ? {} : { appetite: (own: Own) => (but ? 65_536 : Math.max(1, own.left)) }),
    end: (_own, code) => code,
    refuse: (path, fault) => cannotOpenForReading(run, path, fault),
  });
}
