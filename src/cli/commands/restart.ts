import { failure, isFailure } from '../../world/failure.js';
import { integer, text } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { type AfterStop, beginStopping, bothTimes, finishEnded, keepStopping, type Stopping } from './stop-several.js';
import { giveUp } from './speak.js';

const flagSet = {
  signal: text('Signal to send in place of the one the container asks for', { short: 's' }),
  timeout: integer('Seconds to wait before it is killed', { short: 't' }),
  time: integer('Seconds to wait before it is killed', { deprecated: 'use --timeout instead' }),
};

export const restart = command({
  flags: flagSet,
  step: (call, state) => {
    const after = startAgain(call);
    if (state !== undefined) return keepStopping(call, state as readonly Stopping[], after);
    const {
      flags: { timeout, time },
      changed,
      args,
    } = call;
    if (changed.has('time') && changed.has('timeout')) return giveUp(call.system, bothTimes);
    const seconds = changed.has('timeout') ? timeout : changed.has('time') ? time : undefined;
    return keepStopping(call, finishEnded(beginStopping(call, args, { seconds, keep: true }), after), after);
  },
});

function startAgain({ client }: Pick<Invocation, 'client'>): AfterStop {
  return ({ id, name, autoRemove, ran }) => {
    if (ran) client.call({ call: 'note-container', container: id, action: 'stop' });
    const refused = client.call({ call: 'start-container', container: id, autoRemove });
    if (isFailure(refused))
      return failure(refused.code, `Cannot restart container ${name}: ${refused.message}`, refused.about);
    client.call({ call: 'note-container', container: id, action: 'restart' });
    return undefined;
  };
}
