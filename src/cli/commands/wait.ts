/** `docker wait`: one container after the other, its exit code when it has ended. */
import { exit, type Json, type Next, poll } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { command, type Invocation } from './command.js';
import { containerById, containerByName, hasEnded } from './container-by-name.js';
import { complain, daemonWords, say } from './speak.js';

type Waiting = {
  /** How many arguments are done with. */
  readonly done: number;
  /** The one that is waited for, '' before it was looked up. */
  readonly id: string;
  readonly complaints: readonly string[];
};

export const wait = command({
  flags: {},
  step: (call, state) => waitForEach(call, (state as Waiting | undefined) ?? { done: 0, id: '', complaints: [] }),
});

function waitForEach(call: Invocation, begun: Waiting): Next {
  let { done, id, complaints } = begun;
  for (let name = call.args[done]; name !== undefined; name = call.args[done]) {
    const container = id === '' ? containerByName(call, name) : containerById(call, id);
    if (isFailure(container)) {
      complaints = [...complaints, `${daemonWords(container)}\n`];
    } else {
      id = container?.id ?? id;
      if (!hasEnded(container)) return poll([{ topic: `container:${id}` }], { done, id, complaints } satisfies Json);
      say(call.system, `${container ? container.state.exitCode : lastExitCode(call, id)}\n`);
    }
    done += 1;
    id = '';
  }
  complain(call.system, complaints.join(''));
  return exit(complaints.length === 0 ? 0 : 1);
}

/** Of a container that was removed when it ended: from the events. */
function lastExitCode({ client }: Invocation, id: string): string {
  const codes = client.look((world) =>
    [...world.events.values()].flatMap((event) =>
      event.id === id && event.action === 'die' ? [event.attributes['exitCode']] : [],
    ),
  );
  return codes.at(-1) ?? '0';
}
