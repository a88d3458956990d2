/** The program `docker`: from its arguments to one of its commands. */
import { toText } from '../digest/bytes.js';
import { exit, type Json, type Next, type Program, type System } from '../process/program.js';
import { chooseEngine } from './choose-engine.js';
import { EngineClient } from './client.js';
import { COMMAND_FILES } from './commands/command-files.js';
import type { DockerCommand } from './commands/command.js';
import { complain, giveUp, say } from './commands/speak.js';
import { type FoundCommand, findCommand } from './find-command.js';
import { flagFailureText, type ParsedFlags, parseFlags, unsupportedFlags } from './flags.js';
import { GLOBAL_FLAGS, parseGlobalFlags } from './global-flags.js';
import { commandHelp, groupHelp, rootHelp } from './help.js';
import { commandRefusal, flagRefusal } from './not-simulated.js';
import { argumentComplaint, type Complaint, flagComplaint, runComplaint } from './usage.js';
import { version } from '../view/version.js';

/** Arguments are read anew in every step: what is kept between steps is the command's own state. */
export const docker: Program = (system, state) => {
  const globals = parseGlobalFlags(system.args.slice(1).map(toText));
  if ('stderr' in globals) return end(system, globals);
  if (globals.help) return help(system, { asked: true, notices: globals.notices });
  const found = findCommand(globals.positionals);
  if (found.kind === 'version' || (found.kind !== 'command' && globals.values.version)) {
    return print(system, 'Docker version 28.2.2, build e6534b4\n');
  }
  const refused = refusedFlag(GLOBAL_FLAGS, globals.changed);
  if (refused !== undefined) return giveUp(system, flagRefusal('docker', ...refused));
  if (state === undefined && globals.positionals[0] === 'builder') complain(system, legacyBuilder);
  if (found.kind === 'unknown') return end(system, found.complaint);
  if (found.kind === 'help') return help(system, found);
  return runCommand(system, state, found, globals.values);
};

/** The client says so of everything about builds where buildx is missing. */
const legacyBuilder = `DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            Install the buildx component to build images with BuildKit:
            https://docs.docker.com/go/buildx/

`;

function print(system: System, text: string): Next {
  say(system, text);
  return exit(0);
}

function end(system: System, { stderr, exitCode }: Complaint): Next {
  complain(system, stderr);
  return exit(exitCode);
}

/** Help that nobody asked for goes to standard error. Of docker itself, a notice goes there too. */
function help(system: System, { group, asked, notices }: Omit<Extract<FoundCommand, { kind: 'help' }>, 'kind'>): Next {
  const told = notices.map((notice) => `${notice}\n`).join('');
  if (group) say(system, told);
  else complain(system, told);
  const text = group ? groupHelp(group) : rootHelp(GLOBAL_FLAGS);
  if (asked) return print(system, text);
  complain(system, text);
  return exit(0);
}

type Found = Extract<FoundCommand, { kind: 'command' }>;
type Globals = ParsedFlags<typeof GLOBAL_FLAGS>['values'];

function runCommand(system: System, state: Json | undefined, found: Found, globals: Globals): Next {
  const { command, path } = found;
  const file = COMMAND_FILES[command.key];
  if (!file) return giveUp(system, commandRefusal(command.key, path));
  const parsed = parseFlags(file.flags, found.argv, { interspersed: file.commandFollows !== true });
  const wrong = wrongUse(found, file, parsed);
  if (state === undefined && parsed.ok) say(system, parsed.notices.map((notice) => `${notice}\n`).join(''));
  if (wrong) return end(system, wrong);
  if (!parsed.ok) return exit(125);
  if (parsed.help) return print(system, commandHelp(command, found.usageLine, file.flags));
  const refused = refusedFlag(file.flags, parsed.changed);
  if (refused !== undefined) return giveUp(system, flagRefusal(path, ...refused));
  const host = file.withoutEngine ? '' : chooseEngine(system, globals);
  if (typeof host !== 'string') {
    const asRun = command.key === 'run' && host.initialized === true;
    return asRun ? end(system, runComplaint('docker run', host.words, 125)) : giveUp(system, host.words);
  }
  const { values: flags, changed, positionals: args } = parsed;
  return file.step({ system, client: new EngineClient(system, host), path, flags, changed, args }, state);
}

/** The first given flag that is known and not simulated, and what it would need. */
function refusedFlag(set: DockerCommand['flags'], changed: ReadonlySet<string>): [string, string] | undefined {
  for (const name of [...changed].sort()) {
    const about = Object.hasOwn(set, name) ? set[name]?.notSimulated : undefined;
    if (about !== undefined) return [name, about];
  }
  return undefined;
}

function wrongUse(found: Found, file: DockerCommand, parsed: ReturnType<typeof parseFlags>): Complaint | undefined {
  const { path, usageLine, command } = found;
  const unsupported =
    parsed.ok && parsed.help ? undefined : unsupportedFlags(file.flags, parsed.changed, version.ApiVersion);
  const complaint = unsupported === undefined ? undefined : { stderr: `${unsupported}\n`, exitCode: 1 };
  if (!parsed.ok) return complaint ?? flagComplaint(path, usageLine, flagFailureText(parsed.failure));
  if (parsed.help) return undefined;
  const count = parsed.positionals.length;
  const plain = command.plainCount && count !== command.range.min;
  if (plain) return { stderr: `accepts ${command.range.min} arg(s), received ${count}\n`, exitCode: 1 };
  return argumentComplaint(path, usageLine, command.range, count) ?? complaint;
}
