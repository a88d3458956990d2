import { exit, type Program, type Programs } from '../program.js';
import { otherApplets } from './busybox-others.js';
import { dockerInit } from './docker-init.js';
import { busyboxVersion } from './options.js';
import { asProgram, baseName, runTool } from './tool.js';
import { busyboxTools, gnuTools } from './tools.js';

/** The programs of Debian, Ubuntu and the hosts, by the name that their files carry. */
export const standardPrograms: Programs = Object.fromEntries(
  Object.entries(gnuTools).map(([name, tool]) => [name, asProgram(tool)]),
);

const shells = ['ash', 'sh'];

/** Every name that busybox answers to, besides its own. */
export const applets: ReadonlySet<string> = new Set([...Object.keys(busyboxTools), ...shells, ...otherApplets].sort());

/**
 * The one program of a busybox image: does what its name says, or its first argument when called `busybox`.
 * Both must hold for the shell too, which is given from outside because it is built on these programs.
 */
export function createBusybox(shell: Program): Program {
  return (system, state) => {
    let args = system.args;
    if (baseName(args[0] ?? '') === 'busybox') {
      const [first] = (args = args.slice(1));
      if (first === undefined || first === '--help') {
        system.write(
          1,
          `${busyboxVersion}\nMany small programs in one, each chosen by the name it is called by.\n\nUsage: busybox [APPLET [ARGUMENT]...]\n   or: busybox --list\n\nApplets: ${[...applets].join(', ')}\n`,
        );
        return exit(0);
      }
      if (first === '--list') {
        system.write(1, [...applets].map((name) => `${name}\n`).join(''));
        return exit(0);
      }
    }
    const name = baseName(args[0] ?? '').replace(/^-(?=sh$|ash$)/, '');
    if (shells.includes(name)) return shell(args === system.args ? system : renamed(system, args), state);
    const tool = Object.hasOwn(busyboxTools, name) ? busyboxTools[name] : undefined;
    if (tool !== undefined) return runTool(tool, system, state, name, args.slice(1), applets);
    if (otherApplets.includes(name)) {
      system.write(2, `${name}: this program is not part of the simulation\n`);
      return exit(126);
    }
    system.write(2, `${name}: applet not found\n`);
    return exit(127);
  };
}

/** The same system seen under other arguments; everything else, fuel included, stays the caller's. */
function renamed<T extends { readonly args: readonly string[] }>(system: T, args: readonly string[]): T {
  return new Proxy(system, {
    get: (target, key) => {
      if (key === 'args') return args;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}

/** Everything executable, with the shells put in. */
export function programsWith(shells: {
  readonly sh: Program;
  readonly bash: Program;
  readonly dash: Program;
  readonly ash: Program;
}): Programs {
  return { ...standardPrograms, ...shells, busybox: createBusybox(shells.ash), 'docker-init': dockerInit };
}
