import { isFault } from '../../filesystem/fault.js';
import { formatInstant } from './calendar.js';
import { misuse, parseOptions } from './options.js';
import { humanGnu } from './sizes.js';
import { quoted, type Run } from './tool.js';

export function hostname(run: Run): number {
  const options = parseOptions(run, {
    short: 'sfdiIAy',
    long: 'short=s fqdn=f long=f domain=d ip-address=i all-ip-addresses=I',
  });
  if (typeof options === 'number') return options;
  const { hostname: name } = run.system;
  if (options.operands.length > 0) {
    run.complain(run.busybox ? 'sethostname: Operation not permitted' : 'you must be root to change the host name');
    return 1;
  }
  if (options.has('i') || options.has('I')) {
    run.complain('Name or service not known');
    return 1;
  }
  if (options.has('d'))
    run.out(name.includes('.') ? `${name.slice(name.indexOf('.') + 1)}\n` : run.busybox ? '\n' : '');
  else run.out(`${options.has('s') ? name.split('.')[0] : name}\n`);
  return 0;
}

const unameGrammar = {
  short: 'asnrvmpio',
  long: 'all=a kernel-name=s nodename=n kernel-release=r kernel-version=v machine=m processor=p hardware-platform=i operating-system=o',
};

export function uname(run: Run): number {
  const options = parseOptions(run, unameGrammar);
  if (typeof options === 'number') return options;
  if (options.operands.length > 0) {
    return misuse(run, unameGrammar, `extra operand ${quoted(options.operands[0] as string)}`);
  }
  const facts: { readonly [letter: string]: string } = {
    s: 'Linux',
    n: run.system.hostname,
    r: '6.1.0-13-amd64',
    v: '#1 SMP PREEMPT_DYNAMIC Debian 6.1.55-1 (2023-09-29)',
    m: 'x86_64',
    p: 'unknown',
    i: 'unknown',
    o: 'GNU/Linux',
  };
  const asked = options.has('a') ? 'snrvmo' : options.list.length === 0 ? 's' : 'snrvmpio';
  const shown = [...asked].filter((letter) => options.has('a') || options.list.length === 0 || options.has(letter));
  run.out(`${shown.map((letter) => facts[letter]).join(' ')}\n`);
  return 0;
}

export function arch(run: Run): number {
  run.out('x86_64\n');
  return 0;
}

export function nproc(run: Run): number {
  const options = parseOptions(run, { short: '', long: 'all ignore:' });
  if (typeof options === 'number') return options;
  run.out('2\n');
  return 0;
}

export function tty(run: Run): number {
  const line = run.system.processes().find(({ pid }) => pid === run.system.pid)?.tty;
  const here = run.system.terminal(0) !== undefined && line !== undefined;
  if (!run.args.includes('-s')) run.out(here ? `/dev/${line}\n` : 'not a tty\n');
  return here ? 0 : 1;
}

export function uptime(run: Run): number {
  const { system } = run;
  const first = Math.min(system.now, ...system.processes().map(({ started }) => started));
  const minutes = Math.floor((system.now - first) / 60_000);
  const span = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  run.out(` ${formatInstant('%H:%M:%S', system.now)} up ${span},  0 users,  load average: 0.00, 0.00, 0.00\n`);
  return 0;
}

/** A plausible machine of 2 GiB, of which each process takes a little. */
export function free(run: Run): number {
  const options = parseOptions(run, { short: 'bkmgh', long: 'human=h mega=m giga=g kibi=k' });
  if (typeof options === 'number') return options;
  const total = 2_097_152;
  const used = 65_536 + 1024 * run.system.processes().length;
  const shown = (kilobytes: number) => {
    if (options.has('h')) return kilobytes === 0 ? '0B' : `${humanGnu(kilobytes * 1024)}i`;
    return String(Math.floor(kilobytes / (options.has('g') ? 1_048_576 : options.has('m') ? 1024 : 1)));
  };
  const row = (label: string, cells: readonly string[]) =>
    `${label.padEnd(8)}${cells.map((cell) => cell.padStart(12)).join('')}\n`;
  run.out(row('', ['total', 'used', 'free', 'shared', 'buff/cache', 'available']));
  run.out(row('Mem:', [total, used, total - used, 0, 0, total - used].map(shown)));
  run.out(row('Swap:', [0, 0, 0].map(shown)));
  return 0;
}

export function sync(run: Run): number {
  let code = 0;
  for (const path of run.args.filter((arg) => !arg.startsWith('-'))) {
    if (!isFault(run.system.files.stat(path))) continue;
    run.complain(
      run.busybox
        ? `can't open '${path}': No such file or directory`
        : `error opening ${quoted(path)}: No such file or directory`,
    );
    code = 1;
  }
  return code;
}
