import { parseArgs } from 'node:util';

export interface Options {
  readonly seed: number;
  readonly runs: number;
  readonly first: number;
  readonly jobs: number;
  readonly shrinks: boolean;
  readonly showsPrograms: boolean;
  readonly showsCoverage: boolean;
}

export const help = `npm run fuzz:engine -- [OPTIONS]

Makes up random programs of docker commands, puts each to a real Docker Engine and to the simulation, and compares
outputs, exit codes, and everything that is there at the end. A difference is shrunk to the shortest program that still
shows it, and printed as a scenario for test/record, with the Engine's answers.

  --runs N        how many programs (default 20)
  --seed S        where they come from (default 1): the same seed gives the same programs
  --first N       begin with the program of that number (default 0)
  --jobs J        engines side by side (default 1)
  --no-shrink     print a difference as it was found
  --print         only print the programs; needs no Engine
  --coverage      at the end, count what was asked
  --help          this text

The last line is "N passed, N failed". Exit code 0: all agree; 1: something differs; 2: no Engine can be started here.
Needs root on Linux, dockerd, docker, docker-registry and a static busybox.
`;

const flags = {
  runs: { type: 'string' },
  seed: { type: 'string' },
  first: { type: 'string' },
  jobs: { type: 'string' },
  'no-shrink': { type: 'boolean' },
  print: { type: 'boolean' },
  coverage: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** What was asked for, or a sentence that says what is wrong with it; undefined: help. */
export function readOptions(args: readonly string[]): Options | string | undefined {
  let values: ReturnType<typeof parseArgs<{ options: typeof flags }>>['values'];
  try {
    values = parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    return (error as Error).message;
  }
  if (values.help) return undefined;
  const numbers = { runs: '20', seed: '1', first: '0', jobs: '1' };
  for (const name of ['runs', 'seed', 'first', 'jobs'] as const) {
    const text = values[name] ?? numbers[name];
    if (!/^\d{1,9}$/.test(text)) return `--${name} takes a number, not ${text}`;
    numbers[name] = text;
  }
  return {
    seed: Number(numbers.seed),
    runs: Number(numbers.runs),
    first: Number(numbers.first),
    jobs: Math.max(1, Number(numbers.jobs)),
    shrinks: !values['no-shrink'],
    showsPrograms: values.print === true,
    showsCoverage: values.coverage === true,
  };
}
