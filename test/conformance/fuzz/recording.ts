/*
 * A program with a real engine's answers: commands, each with the moment at which it began, so that the simulation can
 * be given the same time.
 */
import type { Engine } from '../engine.js';
import type { Ran } from '../run-process.js';
import { finalQuestions } from './final-questions.js';
import { type Program, registryAddress, textOf } from './program.js';

export interface Answered extends Ran {
  readonly command: string;
  /** Milliseconds since 1970 on the engine's machine. */
  readonly at: number;
}

export interface Recording {
  readonly program: Program;
  /** The program's commands, then the questions about what is there at the end. */
  readonly commands: readonly Answered[];
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What a command sets off has happened after this time (milliseconds), on both sides. */
export const settlingTime = 300;
/** Seconds after which a command counts as one that never ends. */
const patience = 120;

/** Images of one second have no order, so each gets a second of its own, and the first half of it. */
class Seconds {
  private last = 0;

  async begin(command: string): Promise<void> {
    if (!/\bdocker (?:commit|import|image import|container commit)\b/.test(command)) return;
    const now = Date.now();
    if (Math.floor(now / 1000) === this.last || now % 1000 > 500) await pause(1020 - (now % 1000));
    this.last = Math.floor(Date.now() / 1000);
  }
}

/** What is so only because of how this engine was built (a version's suffix) and started (without a bridge). */
const ofThisEngine = /(?<=20\.10\.24)\+dfsg1|^ *"NetworkDisabled": true,\n|"NetworkDisabled":true,/gm;

async function ask(engine: Engine, command: string): Promise<Answered> {
  const at = Date.now();
  const { stdout, stderr, code } = await engine.run(command, patience);
  return { command, at, stdout: stdout.replace(ofThisEngine, ''), stderr, code };
}

/** Puts a program to a real engine. `toTheEnd`: ask also what is there afterwards. */
export async function record(engine: Engine, program: Program, toTheEnd: boolean): Promise<Recording> {
  await engine.reset();
  // Now the base image has been tagged, as in the simulation; a loaded one has not.
  await engine.run('docker tag busybox busybox');
  if (program.registry) await engine.startRegistry(registryAddress);
  const commands: Answered[] = [];
  const seconds = new Seconds();
  for (const command of program.commands) {
    await seconds.begin(textOf(command));
    commands.push(await ask(engine, textOf(command)));
    if (command.settles) await pause(settlingTime);
  }
  if (toTheEnd) {
    for await (const question of finalQuestions(engine)) commands.push(await ask(engine, question));
  }
  return { program, commands };
}

function outputOf({ stdout, stderr, code }: Ran): string {
  const between = stdout !== '' && stderr !== '' && !stdout.endsWith('\n') ? '\n' : '';
  const text = `${stdout}${between}${stderr}`.replace(/\n*$/, '\n');
  return `${text === '\n' ? '' : text}${code === 0 ? '' : `[exit ${code}]\n`}`;
}

/** As a `.console` file. */
export function consoleOf({ program, commands }: Recording): string {
  const head = program.registry ? `#! registry ${registryAddress}\n` : '';
  return head + commands.map((each) => `$ ${each.command}\n${outputOf(each)}`).join('');
}
