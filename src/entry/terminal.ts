/**
 * `import … from 'slipway/terminal'`: terminals on the hosts of a lab, with a login shell that knows `docker`.
 *
 * @packageDocumentation
 */
export { terminalMeans } from '../terminal/means.js';
export {
  endInput,
  enterLine,
  hasSession,
  interrupt,
  openSession,
  type Ran,
  type RunLineOptions,
  runLine,
  type SessionOptions,
  type Shown,
} from '../terminal/session.js';
export { openTerminal, type Screen, Terminal, type TerminalOptions } from '../terminal/terminal.js';
