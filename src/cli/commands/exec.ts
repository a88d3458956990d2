import { exit, type Next } from '../../process/program.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { list, text, toggle } from '../flag-kinds.js';
import { areDetachKeys, detachBytes } from '../run/detach-keys.js';
import { readKeyValueFile } from '../run/key-value-file.js';
import { checkEnv } from '../run/option-values.js';
import { command, type Invocation } from './command.js';
import { containerByName } from './container-by-name.js';
import { follow, type Following, followToEnd } from './follow.js';
import { giveUp, refused, say } from './speak.js';
import { surroundingsOf } from './surroundings.js';

const flagSet = {
  detach: toggle('Leave it running', { short: 'd' }),
  'detach-keys': text('Keys that detach the terminal'),
  env: list('Environment variable', { short: 'e', check: checkEnv }),
  'env-file': list('File with an environment variable a line'),
  interactive: toggle('Keep the input open', { short: 'i' }),
  privileged: toggle('Give it all powers over the host'),
  tty: toggle('Give it a terminal', { short: 't' }),
  user: text('User, or user:group, by name or number', { short: 'u' }),
  workdir: text('Directory to start in', { short: 'w' }),
};

type Call = Invocation<typeof flagSet>;

export const exec = command({
  flags: flagSet,
  commandFollows: true,
  step: (call, state) => (state === undefined ? begin(call) : followToEnd(call, state as Following)),
});

function environment({ system, flags }: Call): readonly string[] | string {
  const around = surroundingsOf(system);
  const pairs: string[] = [];
  for (const path of flags['env-file']) {
    const some = readKeyValueFile(path, around.readFile, around.environment);
    if (!some.ok) return some.reason;
    pairs.push(...some.value);
  }
  for (const pair of flags.env) {
    const value = pair.includes('=') ? undefined : around.environment(pair);
    pairs.push(value === undefined ? pair : `${pair}=${value}`);
  }
  return pairs;
}

function begin(call: Call): Next {
  const {
    system,
    client,
    flags,
    args: [name = '', ...words],
  } = call;
  const env = environment(call);
  if (typeof env === 'string') return giveUp(system, env);
  const container = containerByName(call, name);
  if (isFailure(container)) return refused(system, container);
  const { detach, interactive, tty, user, workdir, 'detach-keys': keys } = flags;
  if (!detach && interactive && tty && !system.terminal(0)) return giveUp(system, 'the input device is not a TTY');
  if (!areDetachKeys(keys)) return giveUp(system, `Error response from daemon: Invalid escape keys (${keys}) provided`);
  const launched = client.call({
    call: 'exec',
    container: name,
    command: words,
    env,
    user,
    workingDir: workdir,
    stdin: interactive && !detach,
    tty,
  });
  if (isFailure(launched)) return notLaunched(call, launched);
  if (!detach) {
    const how = { input: interactive, tty: tty && interactive, keys: detachBytes(keys), detached: 1 } as const;
    return followToEnd(call, follow(call, launched.capture, how));
  }
  client.do({ do: 'forget-capture', capture: launched.capture });
  return exit(0);
}

/** Who waits for it hears of a program that cannot be run in its output, with exit code 126. */
function notLaunched({ system, flags: { detach } }: Call, reason: Failure): Next {
  if (reason.code !== 'start-failed') return refused(system, reason);
  if (detach) return refused(system, reason);
  say(system, `${reason.message}\r\n`);
  return exit(126);
}
