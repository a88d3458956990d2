/** The program `docker`: from its arguments to one of its commands. */
import { toText } from '../digest/bytes.js';
import { exit, type Json, type Next, type Program, type System } from '../process/program.js';
import { isFailure } from '../world/failure.js';
import { COMMAND_FILES } from './commands/command-files.js';
import type { DockerCommand } from './commands/command.js';
import { complain, giveUp, say } from './commands/speak.js';
import { EngineClient, engineHost } from './client.js';
import { type FoundCommand, findCommand } from './find-command.js';
import { flagFailureText, type ParsedFlags, parseFlags, tooNewFlag } from './flags.js';
import { GLOBAL_FLAGS, parseGlobalFlags } from './global-flags.js';
import { commandHelp, groupHelp, rootHelp } from './help.js';
import { argumentComplaint, type Complaint, flagComplaint, runComplaint } from './usage.js';
import { version } from '../view/version.js';

/** Arguments are read anew in every step: what is kept between steps is the command's own state. */
export const docker: Program = (system, state) => {
  const globals = parseGlobalFlags(system.args.slice(1).map(toText));
  if ('stderr' in globals) return end(system, globals);
  if (globals.values.version) return print(system, 'Docker version 28.2.2, build e6534b4\n');
  if (globals.help) return print(system, rootHelp(GLOBAL_FLAGS));
  const found = findCommand(globals.positionals);
  if (found.kind === 'unknown') return end(system, found.complaint);
  if (found.kind === 'help') return help(system, found);
  return runCommand(system, state, found, globals.values);
};

function print(system: System, text: string): Next {
  say(system, text);
  return exit(0);
}

function end(system: System, { stderr, exitCode }: Complaint): Next {
  complain(system, stderr);
  return exit(exitCode);
}

/** A group takes no flag but `--help`. */
function help(system: System, { group, argv }: Extract<FoundCommand, { kind: 'help' }>): Next {
  if (!group) return print(system, rootHelp(GLOBAL_FLAGS));
  const parsed = parseFlags({}, argv);
  const path = `docker ${group.name}`;
  if (!parsed.ok) return end(system, flagComplaint(path, group.usage, flagFailureText(parsed.failure)));
  return print(system, groupHelp(group));
}

type Found = Extract<FoundCommand, { kind: 'command' }>;
type Globals = ParsedFlags<typeof GLOBAL_FLAGS>['values'];

function runCommand(system: System, state: Json | undefined, found: Found, globals: Globals): Next {
  const { command, path } = found;
  const file = COMMAND_FILES[command.key];
  if (!file) return giveUp(system, `${path} is not part of this model of Docker`);
  const parsed = parseFlags(file.flags, found.argv, { interspersed: file.commandFollows !== true });
  const wrong = wrongUse(found, file, parsed);
  if (wrong) return end(system, wrong);
  if (!parsed.ok) return exit(125);
  if (parsed.help) return print(system, commandHelp(command, found.usageLine, file.flags));
  if (state === undefined) complain(system, parsed.notices.map((notice) => `${notice}\n`).join(''));
  const host = chooseHost(system, globals);
  if (typeof host !== 'string') {
    const asRun = command.key === 'run' && host.initialized === true;
    return asRun ? end(system, runComplaint('docker run', host.words, 125)) : giveUp(system, host.words);
  }
  const { values: flags, changed, positionals: args } = parsed;
  return file.step({ system, client: new EngineClient(system, host), path, flags, changed, args }, state);
}

function wrongUse(found: Found, file: DockerCommand, parsed: ReturnType<typeof parseFlags>): Complaint | undefined {
  const { path, usageLine, command } = found;
  const tooNew = parsed.ok && parsed.help ? undefined : tooNewFlag(file.flags, parsed.changed, version.ApiVersion);
  const complaint = tooNew === undefined ? undefined : { stderr: `${tooNew}\n`, exitCode: 1 };
  if (!parsed.ok) return complaint ?? flagComplaint(path, usageLine, flagFailureText(parsed.failure));
  if (parsed.help) return undefined;
  return argumentComplaint(path, usageLine, command.range, parsed.positionals.length) ?? complaint;
}

/** Why there is no engine to speak to; `initialized`: found out by the command itself. */
interface NoHost {
  readonly words: string;
  readonly initialized?: boolean;
}

/** `-H`, then DOCKER_HOST; the only context is the default one. */
function chooseHost(system: System, { host: hosts, context }: Globals): string | NoHost {
  if (hosts.length > 1) return unresolved('Specify only one -H');
  if (hosts.length === 1 && context !== '') {
    return { words: 'conflicting options: cannot specify both --host and --context' };
  }
  if (context !== '' && context !== 'default') return { words: `context "${context}": context not found` };
  const address = hosts[0] ?? (context === 'default' ? '' : toText(system.env['DOCKER_HOST'] ?? ''));
  if (!/^(?:(?:unix|tcp|ssh|http|https|npipe|fd):\/\/|(?!.*:\/\/))/.test(address)) {
    return unresolved(`invalid bind address format: ${address}`);
  }
  const host = engineHost(system, address);
  return isFailure(host) ? { words: host.message, initialized: true } : host;
}

function unresolved(reason: string): NoHost {
  return { words: `Failed to initialize: unable to resolve docker endpoint: ${reason}` };
}
