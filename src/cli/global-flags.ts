/** The flags before the command, and how they are read: they stop at the first word, the command. */
import { list, text, toggle } from './flag-kinds.js';
import { flagFailureText, parseFlags } from './flags.js';
import type { ParsedFlags } from './flags.js';
import { ROOT_USAGE } from './command-tree.js';
import { flagComplaint } from './usage.js';
import type { Complaint } from './usage.js';

export const GLOBAL_FLAGS = {
  config: text('Folder of the client configuration'),
  context: text('Context that says which Engine to talk to', { short: 'c' }),
  debug: toggle('Say more', { short: 'D' }),
  host: list('Socket of the Engine', { short: 'H' }),
  'log-level': text('Least level of what is logged', { short: 'l', initial: 'info' }),
  tls: toggle('Use TLS', { notSimulated: 'TLS' }),
  tlscacert: text('Certificates of authorities to trust', { notSimulated: 'TLS' }),
  tlscert: text('Certificate of the client', { notSimulated: 'TLS' }),
  tlskey: text('Key of the client', { notSimulated: 'TLS' }),
  tlsverify: toggle('Use TLS and verify the Engine', { notSimulated: 'TLS' }),
  version: toggle('Print the version of the client', { short: 'v' }),
};

const LEVELS = new Set(['debug', 'info', 'warn', 'warning', 'error', 'fatal', 'panic', 'trace']);

/** The positionals of the result are the command and all that follows it. */
export function parseGlobalFlags(argv: readonly string[]): ParsedFlags<typeof GLOBAL_FLAGS> | Complaint {
  const parsed = parseFlags(GLOBAL_FLAGS, argv, { interspersed: false });
  if (!parsed.ok) return flagComplaint('docker', ROOT_USAGE, flagFailureText(parsed.failure));
  const level = parsed.values['log-level'];
  if (level !== '' && !LEVELS.has(level.toLowerCase()))
    return { stderr: `Unable to parse logging level: ${level}\n`, exitCode: 1 };
  return parsed;
}
