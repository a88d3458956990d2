import type { Program } from '../program.js';
import { begin } from './invocation.js';
import { run } from './machine.js';
import { thaw, type Flavour } from './state.js';

/** The program `sh` or `bash`; its state between two steps is plain data. */
export function createShell(flavour: Partial<Flavour> & Pick<Flavour, 'kind'>): Program {
  const whole: Flavour = { applets: new Set(), echoesExit: false, ...flavour };
  return (system, state) =>
    run(state === undefined ? begin(system, whole) : { system, flavour: whole, shell: thaw(state) });
}
