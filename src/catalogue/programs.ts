import { exit, poll, type Program, type Programs } from '../process/program.js';
import { helloText } from './hello-world.js';

const hello: Program = (system) => {
  system.write(1, helloText);
  return exit(0);
};

/** A server that nobody calls: it runs until it is told to stop. */
const nginx: Program = (system, state) => {
  if (system.args.includes('-v')) {
    system.write(2, 'nginx version: nginx/1.27.5\n');
    return exit(0);
  }
  if (state === undefined) for (const signal of ['QUIT', 'TERM', 'INT'] as const) system.onSignal(signal, 'catch');
  return system.signals().length > 0 ? exit(0) : poll([], 'serving');
};

/** The programs that only catalogue images have; the others are those of every system. */
export const cataloguePrograms: Programs = { hello, nginx };
