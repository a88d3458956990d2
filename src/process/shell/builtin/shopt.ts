import { complain } from '../wording.js';
import { print, type Builtin } from './builtin.js';

/** The options that change something here, and those that bash has besides: name -> whether they are on at first. */
export const shellOptions: Readonly<Record<string, boolean>> = {
  checkwinsize: true,
  cmdhist: true,
  complete_fullquote: true,
  dotglob: false,
  expand_aliases: false,
  extglob: false,
  extquote: true,
  failglob: false,
  force_fignore: true,
  globasciiranges: true,
  globskipdots: true,
  globstar: false,
  hostcomplete: true,
  inherit_errexit: false,
  interactive_comments: true,
  lastpipe: false,
  login_shell: false,
  nocaseglob: false,
  nocasematch: false,
  nullglob: false,
  patsub_replacement: true,
  progcomp: true,
  promptvars: true,
  sourcepath: true,
  xpg_echo: false,
};

/** `shopt [-pqsu] [name …]` */
export const shopt: Builtin = (machine, args, name) => {
  const { shell } = machine;
  const letters = args.filter((one) => one.startsWith('-')).join('');
  const names = args.filter((one) => !one.startsWith('-'));
  let status = 0;
  for (const one of names) {
    if (!Object.hasOwn(shellOptions, one)) {
      complain(machine, `${one}: invalid shell option name`, name);
      status = 1;
    } else if (letters.includes('s')) {
      shell.choices.set(one, true);
    } else if (letters.includes('u')) {
      shell.choices.set(one, false);
    } else {
      const on = shell.choices.get(one) ?? shellOptions[one] === true;
      status = on ? status : 1;
      print(machine, letters.includes('q') ? '' : line(one, on, letters));
    }
  }
  if (names.length > 0) {
    return status;
  }
  for (const [one, usual] of Object.entries(shellOptions)) {
    const on = shell.choices.get(one) ?? usual;
    if (!(letters.includes('s') && !on) && !(letters.includes('u') && on)) {
      print(machine, line(one, on, letters));
    }
  }
  return 0;
};

function line(name: string, on: boolean, letters: string): string {
  return letters.includes('p') ? `shopt -${on ? 's' : 'u'} ${name}\n` : `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n`;
}
