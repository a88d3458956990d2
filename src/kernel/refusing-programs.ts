import { exit, type Program, type Programs } from '../process/program.js';
import { unknownProgram } from './spawn.js';

const unknown: Program = (system) => {
  system.write(2, `${system.args[0] ?? 'program'}: this program is not part of the simulation\n`);
  return exit(126);
};

const badFormat: Program = (system) => {
  system.write(2, `exec ${system.args[0] ?? ''}: exec format error\n`);
  return exit(1);
};

/** What stands in for executables that nobody can run. */
export const refusingPrograms: Programs = { [unknownProgram]: unknown, 'exec-format-error': badFormat };
