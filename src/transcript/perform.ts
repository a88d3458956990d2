import type { CommandStep } from './document.js';
import type { DockerCall, Entered, Pauses, Simulation } from './simulation.js';

/** What one command of a transcript did. */
export interface Performance<W> {
  readonly world: W;
  readonly output: string;
  readonly code: number;
  readonly hung: boolean;
  /** The docker commands that began, in order. */
  readonly calls: readonly DockerCall[];
}

const CONTROL_C = '\u0003';
const MOST_ANSWERS = 20;

/** What the author typed at a question such as `[y/N] y`, or Control-C, seen at the end of the output so far. */
function answerIn(step: CommandStep, output: string): string | undefined {
  const lines = output.split('\n');
  const shown = step.expected[lines.length - 1]?.text;
  const asked = lines.at(-1)?.trimEnd() ?? '';
  if (shown === undefined || !shown.startsWith(asked)) return undefined;
  const answer = shown.slice(asked.length).trim();
  if (answer === '^C') return CONTROL_C;
  return asked === '' ? undefined : answer;
}

/** The pauses before what has not yet begun. */
const after = ({ before, skew }: Pauses, begun: number): Pauses => ({
  before: before.slice(begun),
  ...(skew ? { skew: { ...skew, call: skew.call - begun } } : {}),
});

function performInTerminal<W>(
  simulation: Simulation<W>,
  start: W,
  step: CommandStep,
  typed: readonly string[],
  pauses: Pauses,
): Performance<W> {
  const calls: DockerCall[] = [];
  const enter = (line: string): Entered<W> => {
    const entered = simulation.enter(world, step.terminal, line, after(pauses, calls.length));
    calls.push(...(entered.calls ?? []));
    return entered;
  };
  let world = start;
  let output = '';
  let code = 0;
  let hung = false;
  let unfinished = '';
  for (const line of typed) {
    const entered = enter(line);
    ({ world, code, hung } = entered);
    output += entered.stdout;
    unfinished = entered.open && !hung ? unfinishedIn(simulation, entered, step.terminal) : '';
  }
  for (let answers = 0; hung && answers < MOST_ANSWERS; answers += 1) {
    const answer = answerIn(step, output);
    if (answer === undefined) break;
    const entered = enter(answer);
    ({ world, code, hung } = entered);
    const space = answer === CONTROL_C || /\s$/.test(output) ? '' : ' ';
    output += `${answer === CONTROL_C ? '^C' : `${space}${answer}`}\n${entered.stdout}`;
  }
  return { world, output: output + unfinished, code, hung, calls };
}

/** A last line without an end, which a terminal shows in front of the next prompt. */
function unfinishedIn<W>(simulation: Simulation<W>, entered: Entered<W>, terminal: string): string {
  if (entered.prompt === '' || entered.prompt === '> ') return '';
  const prompt = simulation.prompt(entered.world, terminal);
  return prompt !== '' && entered.prompt.endsWith(prompt) ? entered.prompt.slice(0, -prompt.length) : '';
}

/** Runs a command where its document says: in a terminal, or by `sh -c` with the errors behind the output. */
export function perform<W>(
  simulation: Simulation<W>,
  style: 'session' | 'console',
  world: W,
  step: CommandStep,
  typed: readonly string[],
  pauses: Pauses = { before: [] },
): Performance<W> {
  if (style === 'session') return performInTerminal(simulation, world, step, typed, pauses);
  const { stdout, stderr, calls = [], ...rest } = simulation.run(world, typed.join('\n'), pauses);
  const between = stdout !== '' && stderr !== '' && !stdout.endsWith('\n') ? '\n' : '';
  return { world: rest.world, output: stdout + between + stderr, code: rest.code, hung: rest.hung, calls };
}
