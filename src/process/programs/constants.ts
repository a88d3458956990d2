import type { Run } from './tool.js';

export function truth(): number {
  return 0;
}

export function falsehood(): number {
  return 1;
}

export function clear(run: Run): number {
  run.out('\x1b[H\x1b[J');
  return 0;
}

/** What only a network or a real machine could do. */
export function unavailable(run: Run): number {
  run.complain('not simulated here: there is no network and no package archive in this world');
  return 1;
}
