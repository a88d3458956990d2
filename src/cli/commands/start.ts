import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { areDetachKeys, attachRefused, detachBytes } from '../run/detach-keys.js';
import { command, type Invocation } from './command.js';
import { containerByName } from './container-by-name.js';
import { follow, type Following, followToEnd } from './follow.js';
import { complain, daemonWords, giveUp, refused, say } from './speak.js';

const flagSet = {
  attach: toggle('Show what it prints, and pass signals on', { short: 'a' }),
  interactive: toggle('Pass standard input on', { short: 'i' }),
  checkpoint: text('Checkpoint to restore', { needs: 'experimental' }),
  'checkpoint-dir': text('Folder of checkpoints', { needs: 'experimental' }),
  'detach-keys': text('Keys that detach the terminal'),
};

type Call = Invocation<typeof flagSet>;

export const start = command({
  flags: flagSet,
  step: (call, state) => {
    if (state !== undefined) return followToEnd(call, state as Following);
    return call.flags.attach || call.flags.interactive ? startAttached(call) : startEach(call);
  },
});

function startEach({ system, client, args }: Call): Next {
  const failed: string[] = [];
  for (const container of args) {
    const refusal = client.call({ call: 'start-container', container });
    if (isFailure(refusal)) {
      complain(system, `${daemonWords(refusal)}\n`);
      failed.push(container);
    } else say(system, `${container}\n`);
  }
  return failed.length === 0 ? exit(0) : giveUp(system, `Error: failed to start containers: ${failed.join(', ')}`);
}

function startAttached(call: Call): Next {
  const {
    system,
    client,
    args,
    flags: { interactive, 'detach-keys': keys },
  } = call;
  const [name = '', ...more] = args;
  if (more.length > 0) return giveUp(system, 'you cannot start and attach multiple containers at once');
  const container = containerByName(call, name);
  if (isFailure(container)) return refused(system, container);
  if (!areDetachKeys(keys)) return giveUp(system, attachRefused);
  const capture = client.call({ call: 'attach-container', container: container.id });
  if (isFailure(capture)) return refused(system, capture);
  const failed = client.call({ call: 'start-container', container: container.id });
  if (isFailure(failed)) {
    client.do({ do: 'forget-capture', capture });
    return refused(system, failed);
  }
  const { OpenStdin: open = false, Tty: tty = false } = container.config;
  return followToEnd(
    call,
    follow(call, capture, {
      container: container.id,
      input: interactive && open,
      signals: !tty,
      tty: tty && interactive,
      keys: detachBytes(keys),
    }),
  );
}
