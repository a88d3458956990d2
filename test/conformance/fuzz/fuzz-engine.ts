/** `npm run fuzz:engine`: random programs on a real Engine and in the simulation. See options.ts. */
import { type Engine, startEngine } from '../engine.js';
import { EngineUnavailable, requirePrograms } from '../requirements.js';
import { runCampaign } from './campaign.js';
import { programOf } from './generate.js';
import { help, type Options, readOptions } from './options.js';
import { sourceOf } from './program.js';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function print({ seed, first, runs }: Options): void {
  for (let number = first; number < first + runs; number += 1) {
    say(`# program ${number} of seed ${seed}\n${sourceOf(programOf(seed, number))}\n`);
  }
}

async function fuzz(options: Options): Promise<number> {
  requirePrograms(['dockerd', 'docker', 'docker-registry', 'busybox']);
  const engines: Engine[] = [];
  try {
    for (let job = 0; job < options.jobs; job += 1) engines.push(await startEngine());
    const { agreed, unsteady, differed, coverage } = await runCampaign(engines, options, say);
    if (options.showsCoverage) say(`\n${coverage.table}\n`);
    say(coverage.summary);
    if (unsteady > 0) say(`${unsteady} differed once and agreed when they were run again`);
    say(`${agreed + unsteady} passed, ${differed} failed`);
    return differed > 0 ? 1 : 0;
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    say(help.trimEnd());
    return 0;
  }
  if (typeof options === 'string') {
    process.stderr.write(`fuzz:engine: ${options}; see npm run fuzz:engine -- --help\n`);
    return 2;
  }
  if (options.showsPrograms) {
    print(options);
    return 0;
  }
  return fuzz(options).catch((error: unknown) => {
    if (!(error instanceof EngineUnavailable)) throw error;
    process.stderr.write(`fuzz:engine: ${error.message}\n`);
    return 2;
  });
}

process.exitCode = await main();
