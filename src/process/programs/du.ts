import { isFault } from '../../filesystem/fault.js';
import { parseOptions } from './options.js';
import { diskKilobytes, humanBusybox, humanGnu } from './sizes.js';
import { because, joinPath, quoted, type Run } from './tool.js';

const gnu = {
  short: 'shkbacd:mLHPlxS0',
  long:
    'summarize=s human-readable=h apparent-size bytes=b all=a total=c max-depth=d: dereference=L one-file-system=x ' +
    'count-links=l separate-dirs=S exclude: null=0 si block-size: time::',
};
const busybox = { short: 'aHLd:clsxhmkb' };

export function du(run: Run): number {
  const options = parseOptions(run, run.busybox ? busybox : gnu);
  if (typeof options === 'number') return options;
  const { files } = run.system;
  const depthLimit = options.has('s') ? 0 : Number(options.value('d') ?? Number.POSITIVE_INFINITY);
  const apparent = options.has('b') || options.has('apparent-size');
  const seen = new Set<string>();
  let code = 0;
  const shown = (bytes: number) => {
    const last = options.list.findLast(([name]) => 'hkmb'.includes(name))?.[0];
    if (last === 'h') return run.busybox ? humanBusybox(bytes) : humanGnu(bytes);
    if (options.has('b')) return String(bytes);
    return String(Math.ceil(bytes / (last === 'm' ? 1_048_576 : 1024)));
  };
  const visit = (path: string, depth: number, device: string | undefined): number => {
    const stat = options.has('L') || (options.has('H') && depth === 0) ? files.stat(path) : files.lstat(path);
    if (isFault(stat)) {
      run.complain(run.busybox ? `${path}: ${because(stat)}` : `cannot access ${quoted(path)}: ${because(stat)}`);
      code = 1;
      return 0;
    }
    if (options.has('x') && device !== undefined && stat.device !== device) return 0;
    const key = `${stat.device} ${stat.inode}`;
    if (stat.kind !== 'dir' && stat.links > 1 && !options.has('l')) {
      if (seen.has(key)) return 0;
      seen.add(key);
    }
    const own = apparent ? stat.size : diskKilobytes(stat) * 1024;
    let below = 0;
    if (stat.kind === 'dir') {
      const entries = files.list(path);
      if (isFault(entries)) {
        run.complain(
          run.busybox
            ? `can't open '${path}': ${because(entries)}`
            : `cannot read directory ${quoted(path)}: ${because(entries)}`,
        );
        code = 1;
      } else for (const { name } of entries) below += visit(joinPath(path, name), depth + 1, stat.device);
    }
    const printed = options.has('S') ? own : own + below;
    if (depth <= depthLimit && (depth === 0 || stat.kind === 'dir' || options.has('a')))
      run.out(`${shown(printed)}\t${path}\n`);
    return own + below;
  };
  let total = 0;
  for (const path of options.operands.length === 0 ? ['.'] : options.operands) total += visit(path, 0, undefined);
  if (options.has('c')) run.out(`${shown(total)}\ttotal\n`);
  return code;
}
