import { isFault } from '../../filesystem/fault.js';
import { Expansion, ExpansionFailure, NeedsOutput } from './expand.js';
import { expressionWord } from './grammar-words.js';
import type { Machine } from './state.js';

const defaults = {
  bash: { PS1: '\\u@\\h:\\w\\$ ', PS2: '> ' },
  busybox: { PS1: '\\w \\$ ', PS2: '> ' },
  dash: { PS1: '$ ', PS2: '> ' },
};

/** The prompt as it is shown: escapes first (not in dash), then parameters. */
export function prompt(machine: Machine, which: 'PS1' | 'PS2'): string {
  const root = machine.system.credentials.uid === 0;
  const own = machine.shell.variables.get(which)?.value;
  const { kind } = machine.flavour;
  const text = own ?? (kind === 'dash' && which === 'PS1' && root ? '# ' : defaults[kind][which]);
  const decoded = kind === 'dash' ? text : decode(machine, text);
  if (!/[$`]/.test(decoded.replace(/[$](?=\s|$)/g, ''))) {
    return decoded;
  }
  try {
    return new Expansion(machine, []).text(expressionWord(decoded.replace(/[$](?=\s|$)/g, '\\$')));
  } catch (error) {
    if (error instanceof NeedsOutput || error instanceof ExpansionFailure) {
      return decoded;
    }
    throw error;
  }
}

function decode(machine: Machine, text: string): string {
  return text.replace(/\\(\[|\]|[0-7]{3}|[a-zA-Z$\\])/g, (whole: string, escape: string) => {
    if (/^[0-7]{3}$/.test(escape)) {
      return String.fromCharCode(Number.parseInt(escape, 8));
    }
    return decodeOne(machine, escape) ?? whole;
  });
}

function decodeOne(machine: Machine, escape: string): string | undefined {
  const { system, shell } = machine;
  switch (escape) {
    case 'u':
      return userName(machine);
    case 'h':
      return system.hostname.split('.')[0];
    case 'H':
      return system.hostname;
    case 'w':
      return shortened(machine);
    case 'W': {
      const path = shortened(machine);
      return path === '/' ? '/' : path.split('/').at(-1);
    }
    case '$':
      return system.credentials.uid === 0 ? '#' : '$';
    case 's':
      return shell.zero.split('/').at(-1);
    case 'n':
      return '\n';
    case 'e':
      return '\x1b';
    case 'a':
      return '\x07';
    case '[':
    case ']':
      return '';
    case '\\':
      return '\\';
    case 'v':
      return '5.2';
    case 'j':
      return String(shell.jobs.length);
    default:
      return undefined;
  }
}

export function userName(machine: Machine): string {
  const { system } = machine;
  const accounts = system.files.read('/etc/passwd');
  const lines = isFault(accounts) ? [] : accounts.split('\n');
  const line = lines.find((one) => one.split(':')[2] === String(system.credentials.uid));
  return line?.split(':')[0] ?? (machine.flavour.kind === 'bash' ? 'I have no name!' : '?');
}

/** The directory, with the home as `~`. */
function shortened(machine: Machine): string {
  const { shell, system } = machine;
  const path = shell.variables.get('PWD')?.value ?? system.cwd;
  const home = shell.variables.get('HOME')?.value ?? '';
  if (home === '' || home === '/') {
    return path;
  }
  return path === home ? '~' : path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
