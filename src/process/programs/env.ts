import type { Next } from '../program.js';
import { resolve } from './children.js';
import { misuse, parseOptions } from './options.js';
import { quoted, type Run } from './tool.js';

const grammar = {
  short: '+iu:0C:S:',
  long: 'ignore-environment=i unset=u: null=0 chdir=C: split-string=S:',
  status: 125,
};

export function env(run: Run): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const split = options.value('S');
  const operands = [
    ...(split === undefined ? [] : split.split(/\s+/).filter((word) => word !== '')),
    ...options.operands,
  ];
  if (operands[0] === '-') operands.shift();
  const bare = options.has('i') || options.operands[0] === '-';
  const variables = new Map(bare ? [] : Object.entries(run.system.env));
  for (const [name, value] of options.list) if (name === 'u') variables.delete(value);
  while (operands[0]?.includes('=')) {
    const [text = ''] = operands.splice(0, 1);
    const cut = text.indexOf('=');
    variables.set(text.slice(0, cut), text.slice(cut + 1));
  }
  const [name] = operands;
  if (name === undefined) {
    const end = options.has('0') ? '\0' : '\n';
    for (const [key, value] of variables) run.out(`${key}=${value}${end}`);
    return 0;
  }
  const folder = options.value('C');
  const moved = folder === undefined ? undefined : run.system.chdir(folder);
  if (moved !== undefined) {
    run.complain(`cannot change directory to ${quoted(folder as string)}: No such file or directory`);
    return 125;
  }
  return become(run, operands, Object.fromEntries(variables));
}

/** Goes on as another program, or complains as env, nohup and timeout do (126, 127). */
export function become(
  run: Run,
  command: readonly string[],
  environment: { readonly [name: string]: string },
): Next | number {
  const [name = ''] = command;
  const file = resolve(run, name, environment.PATH);
  const runnable = file !== undefined && run.system.files.access(file, 'x') === undefined;
  if (file !== undefined && runnable) return { next: 'become', file, args: command, env: environment };
  const why = file === undefined ? 'No such file or directory' : 'Permission denied';
  const verb = run.name.endsWith('env') ? '' : 'failed to run command ';
  run.complain(run.busybox ? `can't execute '${name}': ${why}` : `${verb}${quoted(name)}: ${why}`);
  return file === undefined ? 127 : 126;
}

export function printenv(run: Run): number {
  const options = parseOptions(run, { short: '0', long: 'null=0', status: 2 });
  if (typeof options === 'number') return options;
  const end = options.has('0') ? '\0' : '\n';
  if (options.operands.length === 0)
    for (const [key, value] of Object.entries(run.system.env)) run.out(`${key}=${value}${end}`);
  let code = 0;
  for (const name of options.operands) {
    const value = run.system.env[name];
    if (value === undefined) code = 1;
    else run.out(value + end);
  }
  return code;
}

export function nohup(run: Run): Next | number {
  const { system } = run;
  if (run.args.length === 0) return misuse(run, { short: '', status: 125 }, 'missing operand');
  system.onSignal('HUP', 'ignore');
  if (system.terminal(0) !== undefined && system.terminal(1) !== undefined)
    run.complain("ignoring input and appending output to 'nohup.out'");
  return become(run, run.args[0] === '--' ? run.args.slice(1) : run.args, system.env);
}
