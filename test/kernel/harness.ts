import type { Programs } from '../../src/process/program.js';
import { step } from '../../src/step/step.js';
import { newWorld } from '../../src/world/new-world.js';
import type { World } from '../../src/world/world.js';
import { isFailure } from '../../src/world/failure.js';

export interface Ended {
  readonly world: World;
  readonly stdout: string;
  readonly stderr: string;
  /** undefined: it has not ended within the time it was given. */
  readonly code: number | undefined;
}

/** A world with one host, `box`, on which the given programs are installed in /usr/bin. */
export function worldWith(programs: Programs, now = 1_700_000_000_000): World {
  const world = newWorld({ seed: 'kernel', volumeLifetime: 'course', now });
  const added = step(world, { do: 'add-host', name: 'box', folders: ['/work'] }, { programs });
  if (isFailure(added.value)) throw new Error(added.value.message);
  return added.world;
}

export interface RunOptions {
  readonly stdin?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Virtual milliseconds. */
  readonly limit?: number;
}

/** Runs a program on the host to its end, time passing as it must. */
export function runProgram(
  world: World,
  programs: Programs,
  command: readonly string[],
  options: RunOptions = {},
): Ended {
  const means = { programs };
  const started = step(
    world,
    {
      do: 'run-on-host',
      host: 'box',
      command,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/root', ...options.env },
      cwd: options.cwd ?? '/work',
      ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    },
    means,
  );
  if (isFailure(started.value)) return { world, stdout: '', stderr: `${started.value.message}\n`, code: 127 };
  const { capture } = started.value;
  const awaited = step(started.world, { do: 'await', capture, limit: options.limit ?? 3_600_000 }, means);
  const row = awaited.world.captures.get(capture);
  const forgotten = step(awaited.world, { do: 'forget-capture', capture }, means);
  return { world: forgotten.world, stdout: row?.stdout ?? '', stderr: row?.stderr ?? '', code: row?.status?.code };
}
