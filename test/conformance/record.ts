/**
 * `npm run record [-- [--check] [--twice] [--engines N] SCENARIO...]`: asks a real Engine again. See README.md.
 * Exit code 0: all recorded, 1: a scenario could not be, or --check or --twice found a difference, 2: no Engine here.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { canonical } from './canonical.js';
import { startEngine, type Engine } from './engine.js';
import { play } from './play.js';
import { falseCommands } from './replay-record.js';
import { EngineUnavailable } from './requirements.js';
import { readScenario, type Scenario } from './scenario.js';

const folder = 'test/record';

interface Options {
  /** Nothing is written: the file must say the same, and the new answers must be true in the simulation. */
  readonly check: boolean;
  /** Each scenario is played twice, and what differs is no teaching: the file stays as it is. */
  readonly twice: boolean;
}

/** What became of a scenario; a problem makes the whole command fail. */
interface Outcome {
  readonly word: string;
  readonly problem?: string;
}

function fileOf(argument: string): string {
  return argument.endsWith('.console') ? resolve(argument) : resolve(folder, `${argument}.console`);
}

function scenarioFiles(named: readonly string[]): readonly string[] {
  if (named.length > 0) return named.map(fileOf);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.console'))
    .sort()
    .map((name) => resolve(folder, name));
}

/** The lines in which two texts differ, as far as a person wants to see them. */
function differences(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const lost = old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`);
  const found = fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
  return [...lost, ...found].slice(0, 40).join('\n') || 'the same lines in another order';
}

async function recordOne(engine: Engine, file: string, options: Options): Promise<Outcome> {
  const before = readFileSync(file, 'utf8');
  const scenario: Scenario = readScenario(basename(file), before);
  const record = await play(engine, scenario);
  if (options.twice) {
    const again = canonical(await play(engine, scenario));
    if (again !== canonical(record)) return { word: 'unsteady', problem: differences(canonical(record), again) };
  }
  if (options.check) {
    if (canonical(before) !== canonical(record))
      return { word: 'differs', problem: differences(canonical(before), canonical(record)) };
    const wrong = falseCommands(scenario.name, record);
    return wrong.length === 0 ? { word: 'same' } : { word: 'false in the simulation', problem: wrong.join('\n') };
  }
  if (canonical(before) === canonical(record)) return { word: 'same' };
  writeFileSync(file, record);
  return { word: 'recorded' };
}

const running = new Set<Engine>();

/** Who stops the recorder stops its Engines. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    Promise.all([...running].map((engine) => engine.stop())).finally(() => process.exit(130));
  });
}

async function work(queue: string[], options: Options, tell: (file: string, outcome: Outcome) => void): Promise<void> {
  const engine = await startEngine();
  running.add(engine);
  try {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const outcome = await recordOne(engine, file, options).catch(
        (error: unknown): Outcome => ({
          word: 'failed',
          problem: error instanceof Error ? error.message : String(error),
        }),
      );
      tell(file, outcome);
    }
  } finally {
    running.delete(engine);
    await engine.stop();
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      twice: { type: 'boolean', default: false },
      engines: { type: 'string', default: '1' },
    },
  });
  const queue = [...scenarioFiles(positionals)];
  const count = { passed: 0, failed: 0 };
  const tell = (file: string, { word, problem }: Outcome): void => {
    count[problem === undefined ? 'passed' : 'failed'] += 1;
    const details = problem === undefined ? '' : `${problem.replace(/^/gm, '    ')}\n`;
    process.stdout.write(`${basename(file, '.console')}: ${word}\n${details}`);
  };
  await Promise.all(Array.from({ length: Number(values.engines) }, () => work(queue, values, tell)));
  process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  return count.failed === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof EngineUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 2;
});
