import { isFault } from '../../../filesystem/fault.js';
import type { LinesFrame } from '../frames.js';
import type { Outcome } from '../outcome.js';
import { pop, push, replace } from '../stack.js';
import type { Machine } from '../state.js';
import { setElements } from '../variables.js';
import { complain } from '../wording.js';
import type { Builtin } from './builtin.js';

/** `mapfile [-t] [-n count] [-s count] [array]`: the lines of standard input become an array. */
export const mapfile: Builtin = (machine, args) => {
  let [trims, most, skipped, into] = [false, 0, 0, 'MAPFILE'];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '-t') {
      trims = true;
    } else if (word === '-n' || word === '-s') {
      at += 1;
      [most, skipped] = word === '-n' ? [Number(args[at]), skipped] : [most, Number(args[at])];
    } else {
      into = word;
    }
  }
  const descriptor = machine.shell.descriptors.get(0) ?? -1;
  push(machine, { frame: 'lines', descriptor, gathered: [], trims, most, skipped, into });
  return undefined;
};

export function runLines(machine: Machine, frame: LinesFrame): Outcome {
  const { gathered, skipped, most } = frame;
  const line = machine.system.readLine(frame.descriptor);
  if (line === undefined) {
    return [{ readable: frame.descriptor }];
  }
  if (!isFault(line) && line !== '' && (most === 0 || gathered.length < most + skipped)) {
    return replace(machine, { ...frame, gathered: [...gathered, line] });
  }
  pop(machine);
  machine.shell.status = isFault(line) ? 1 : 0;
  if (isFault(line)) {
    complain(machine, 'read error: 0: Is a directory', 'mapfile');
  }
  const kept = gathered.slice(skipped);
  setElements(machine.shell, frame.into, frame.trims ? kept.map((one) => one.replace(/\n$/, '')) : kept);
  return undefined;
}
