import { integer, text } from '../flag-kinds.js';
import { command } from './command.js';
import { type AfterStop, beginStopping, bothTimes, finishEnded, keepStopping, type Stopping } from './stop-several.js';
import { giveUp } from './speak.js';

const flagSet = {
  signal: text('Signal to send in place of the one the container asks for', { short: 's' }),
  timeout: integer('Seconds to wait before it is killed', { short: 't' }),
  time: integer('Seconds to wait before it is killed', { deprecated: 'use --timeout instead' }),
};

export const stop = command({
  flags: flagSet,
  step: (call, state) => {
    const {
      client,
      flags: { timeout, time },
      changed,
      args,
    } = call;
    const after: AfterStop = ({ id, ran }) => {
      if (ran) client.call({ call: 'note-container', container: id, action: 'stop' });
      return undefined;
    };
    if (state !== undefined) return keepStopping(call, state as readonly Stopping[], after);
    if (changed.has('time') && changed.has('timeout')) return giveUp(call.system, bothTimes);
    const seconds = changed.has('timeout') ? timeout : changed.has('time') ? time : undefined;
    return keepStopping(call, finishEnded(beginStopping(call, args, { seconds }), after), after);
  },
});
