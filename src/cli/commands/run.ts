/** `docker run`: create, attach, start, and stand by until the container ends. */
import { exit, type Json, type Next, poll } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import type { CreateBody } from '../run/create-body.js';
import { createBody, pullProblem } from '../run/run-options.js';
import { RUN_FLAGS } from '../run/run-flags.js';
import { runComplaint } from '../usage.js';
import { command, type Invocation } from './command.js';
import { follow, type Following, keepFollowing, whatToFollow } from './follow.js';
import { areDetachKeys, attachRefused, detachBytes } from '../run/detach-keys.js';
import { isNoContainer, newContainer, unlikeHere } from './new-container.js';
import { complain, daemonWords, giveUp, say } from './speak.js';
import { surroundingsOf } from './surroundings.js';

type Call = Invocation<typeof RUN_FLAGS>;

export const run = command({
  flags: RUN_FLAGS,
  commandFollows: true,
  step: (call, state) => (state === undefined ? begin(call) : standBy(call, state as Following)),
});

/** Everything that goes wrong before the program runs is reported in this shape. */
function stop({ system }: Call, words: string, exitCode: number): Next {
  const { stderr } = runComplaint('docker run', words, exitCode);
  complain(system, stderr);
  return exit(exitCode);
}

function begin(call: Call): Next {
  const { system, flags, changed, args } = call;
  const wrongPull = pullProblem(flags.pull);
  if (wrongPull !== undefined) return stop(call, wrongPull, 125);
  const unlike = unlikeHere(call);
  if (unlike !== undefined) return giveUp(system, unlike);
  const asked = createBody({ values: flags, changed, positionals: args }, surroundingsOf(system));
  if (!asked.ok) return stop(call, asked.reason, 125);
  if (flags.detach && flags.attach.length > 0) {
    return giveUp(system, 'conflicting options: cannot specify both --attach and --detach');
  }
  const body = flags.detach ? detached(asked.value) : asked.value;
  if (!flags.detach && body.AttachStdin && body.Tty && !system.terminal(0)) {
    return giveUp(system, 'the input device is not a TTY');
  }
  const id = newContainer(call, flags, body);
  return isNoContainer(id) ? stop(call, id.words, id.exitCode) : start(call, id, body);
}

function detached(body: CreateBody): CreateBody {
  return { ...body, AttachStdin: false, AttachStdout: false, AttachStderr: false, StdinOnce: false };
}

function start(call: Call, id: string, body: CreateBody): Next {
  const { system, client, flags } = call;
  const { AttachStdin: input, AttachStdout: out, AttachStderr: err } = body;
  if (!out && !err) say(system, `${id}\n`);
  if ((input || out || err) && !areDetachKeys(flags['detach-keys'])) return giveUp(system, attachRefused);
  const attached = input || out || err ? client.call({ call: 'attach-container', container: id }) : 0;
  if (isFailure(attached)) return stop(call, daemonWords(attached), attached.exitCode);
  const started = client.call({ call: 'start-container', container: id });
  if (isFailure(started)) {
    if (attached !== 0) client.do({ do: 'forget-capture', capture: attached });
    return stop(call, daemonWords(started), started.exitCode);
  }
  if (attached === 0) return exit(0);
  const shows = out ? (err ? 'both' : 'stdout') : err ? 'stderr' : 'none';
  return standBy(
    call,
    follow(call, attached, {
      container: id,
      input,
      shows,
      signals: flags['sig-proxy'],
      tty: flags.tty,
      keys: detachBytes(flags['detach-keys']),
    }),
  );
}

/** With nothing but its input attached, the client leaves when the input ends. */
function standBy(call: Call, before: Following): Next {
  const { following, status } = keepFollowing(call, before);
  if (status !== undefined) return exit(status.code);
  if (following.shows === 'none' && !following.input) {
    call.client.do({ do: 'forget-capture', capture: following.capture });
    return exit(0);
  }
  return poll(whatToFollow(following), following satisfies Json);
}
