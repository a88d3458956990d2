import { isFault } from '../../filesystem/fault.js';
import { again, type Json, type Next, poll } from '../program.js';
import { parseOptions } from './options.js';
import { because, quotedIfOdd, type Run } from './tool.js';

interface Progress {
  readonly fds: readonly number[];
  readonly code: number;
}

export function tee(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, { short: 'aip', long: 'append=a ignore-interrupts=i output-error::' });
  if (typeof options === 'number') return options;
  const { system } = run;
  const progress =
    state === undefined ? openAll(run, options.operands, options.has('a')) : (state as unknown as Progress);
  for (;;) {
    if (run.refused()) return 1;
    if (system.fuel-- <= 0) return again(progress as unknown as Json);
    if (!system.writable(1)) return poll([{ writable: 1 }], progress as unknown as Json);
    const bytes = system.read(0, 65_536);
    if (bytes === undefined) return poll([{ readable: 0 }], progress as unknown as Json);
    if (isFault(bytes) || bytes === '') return progress.code;
    run.out(bytes);
    for (const fd of progress.fds) system.write(fd, bytes);
  }
}

function openAll(run: Run, paths: readonly string[], append: boolean): Progress {
  const fds: number[] = [];
  let code = 0;
  for (const path of paths) {
    const fd = run.system.open(path, append ? 'append' : 'write');
    if (!isFault(fd)) fds.push(fd);
    else {
      run.complain(`${run.busybox ? path : quotedIfOdd(path)}: ${because(fd)}`);
      code = 1;
    }
  }
  return { fds, code };
}
