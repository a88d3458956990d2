import { isFault } from '../../filesystem/fault.js';
import type { Json, Next } from '../program.js';
import { cannotRead, eat } from './input.js';
import { parseOptions } from './options.js';
import type { Run } from './tool.js';

const grammar = { short: 'lwcmL', long: 'lines=l words=w bytes=c chars=m max-line-length=L' };

interface Own {
  counts: number[];
  inWord: boolean;
  line: number;
  rows: { counts: number[]; path: string }[];
}

const none = () => [0, 0, 0, 0, 0];

export function wc(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const order = ['l', 'w', 'm', 'c', 'L'];
  const asked = order.filter((letter) => options.has(letter));
  const columns = asked.length === 0 ? ['l', 'w', 'c'] : asked;
  const fromFiles = options.operands.length > 0;
  return eat<Own>(run, options.operands, state, {
    unit: 'piece',
    start: () => ({ counts: none(), inWord: false, line: 0, rows: [] }),
    open: (own) => {
      Object.assign(own, { counts: none(), inWord: false, line: 0 });
    },
    take: (bytes, own) => {
      count(
        bytes,
        own,
        columns.some((letter) => letter !== 'c'),
      );
      return undefined;
    },
    close: (own, path) => {
      own.counts[4] = Math.max(own.counts[4] as number, own.line);
      own.rows.push({ counts: own.counts, path });
    },
    end: (own, code) => {
      const total = none().map((_, at) =>
        (at === 4 ? Math.max : (...all: number[]) => all.reduce((a, b) => a + b, 0))(
          0,
          ...own.rows.map(({ counts }) => counts[at] as number),
        ),
      );
      const rows = options.operands.length > 1 ? [...own.rows, { counts: total, path: 'total' }] : own.rows;
      const width = widthOf(run, options.operands, columns.length, total[3] as number);
      for (const { counts, path } of rows) {
        const cells = columns.map((letter) => String(counts[order.indexOf(letter)]).padStart(width));
        run.out(`${cells.join(' ')}${fromFiles ? ` ${path}` : ''}\n`);
      }
      return code;
    },
    refuse: (path, fault) => cannotRead(run, path, fault),
  });
}

/** Busybox: nine, or bare when there is a single number. GNU: as wide as the sizes of all inputs together, seven when unknown. */
function widthOf(run: Run, paths: readonly string[], columns: number, bytes: number): number {
  const single = columns === 1 && paths.length <= 1;
  if (single) return 1;
  if (run.busybox) return 9;
  if (paths.length === 0) return 7;
  const stats = paths.map((path) => (path === '-' ? undefined : run.system.files.stat(path)));
  const odd = stats.some((stat) => stat === undefined || (!isFault(stat) && stat.kind !== 'file'));
  return Math.max(odd ? 7 : 1, String(bytes).length);
}

function count(bytes: string, own: Own, closely: boolean): void {
  const { counts } = own;
  const add = (at: number, by: number) => {
    counts[at] = (counts[at] as number) + by;
  };
  add(2, bytes.length);
  add(3, bytes.length);
  if (!closely) return;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes.charCodeAt(at);
    const space = code === 32 || (code >= 9 && code <= 13);
    if (!space && !own.inWord) add(1, 1);
    own.inWord = !space;
    if (code === 10) {
      add(0, 1);
      counts[4] = Math.max(counts[4] as number, own.line);
      own.line = 0;
    } else if (code === 9) own.line += 8 - (own.line % 8);
    else if (code >= 32) own.line++;
  }
}
