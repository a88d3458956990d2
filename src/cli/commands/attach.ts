import type { Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { areDetachKeys, attachRefused, detachBytes } from '../run/detach-keys.js';
import { command, type Invocation } from './command.js';
import { containerByName } from './container-by-name.js';
import { follow, type Following, followToEnd } from './follow.js';
import { giveUp, refused } from './speak.js';

const flagSet = {
  'no-stdin': toggle('Do not pass standard input on'),
  'sig-proxy': toggle('Pass signals on to it', { initial: true }),
  'detach-keys': text('Keys that detach the terminal'),
};

export const attach = command({
  flags: flagSet,
  step: (call, state) => (state === undefined ? begin(call) : followToEnd(call, state as Following)),
});

const notNow: Readonly<Record<string, string>> = {
  paused: 'You cannot attach to a paused container, unpause it first',
  restarting: 'You cannot attach to a restarting container, wait until it is running',
};

function begin(call: Invocation<typeof flagSet>): Next {
  const {
    system,
    client,
    args: [name = ''],
    flags: { 'no-stdin': deaf, 'sig-proxy': proxy, 'detach-keys': keys },
  } = call;
  const container = containerByName(call, name);
  if (isFailure(container)) return refused(system, container);
  const { id, state, config } = container;
  if (state.status !== 'running') {
    return giveUp(system, notNow[state.status] ?? 'You cannot attach to a stopped container, start it first');
  }
  if (!areDetachKeys(keys)) return giveUp(system, attachRefused);
  const input = !deaf && config.OpenStdin === true;
  if (input && config.Tty && !system.terminal(0)) return giveUp(system, 'the input device is not a TTY');
  const capture = client.call({ call: 'attach-container', container: id });
  if (isFailure(capture)) return refused(system, capture);
  return followToEnd(
    call,
    follow(call, capture, {
      container: id,
      input,
      signals: proxy && !config.Tty,
      tty: input && config.Tty === true,
      keys: detachBytes(keys),
      detached: 1,
    }),
  );
}
