/**
 * `import … from 'slipway/terminal'`: terminals on the hosts of a lab, with a login shell that knows `docker`.
 *
 * @packageDocumentation
 */
export { type Completion, complete } from '../terminal/complete.js';
export { type Reader, readerOf } from '../terminal/reader.js';
export { terminalMeans } from '../terminal/means.js';
export {
  detach,
  endInput,
  enterLine,
  hasSession,
  interrupt,
  openSession,
  type Ran,
  resize,
  type RunLineOptions,
  runLine,
  type SessionOptions,
  type Shown,
} from '../terminal/session.js';
export type { Screen } from '../terminal/screen.js';
export { openTerminal, Terminal, type TerminalOptions } from '../terminal/terminal.js';
