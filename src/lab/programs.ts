import { cataloguePrograms } from '../catalogue/programs.js';
import { refusingPrograms } from '../kernel/refusing-programs.js';
import { exit, type Program, type Programs } from '../process/program.js';
import { applets, programsWith } from '../process/programs/programs.js';
import { createShell } from '../process/shell/shell.js';

/** A host's `docker` before anybody has installed it. */
const missingClient: Program = (system) => {
  const name = system.args[0] ?? 'docker';
  system.write(2, `${name}: not installed in this lab; import { terminalMeans } from 'slipway/terminal' and call `);
  system.write(2, 'lab.install(terminalMeans.programs, terminalMeans.serve)\n');
  return exit(126);
};

/** What else comes with the terminals: the guide has a program for each. */
export const guideNames = [
  'explain',
  'picture',
  'preview',
  'undo',
  'redo',
  'moment',
  'moments',
  'goto',
  'fork',
  'changes',
  'biography',
] as const;

/** The programs of a lab without clients: the shells, the usual tools, and what stands in for unknown ones. */
export const labPrograms: Programs = {
  ...programsWith({
    sh: createShell({ kind: 'dash' }),
    dash: createShell({ kind: 'dash' }),
    bash: createShell({ kind: 'bash' }),
    ash: createShell({ kind: 'busybox', applets }),
  }),
  ...cataloguePrograms,
  ...refusingPrograms,
  docker: missingClient,
  'docker-machine': missingClient,
  ...Object.fromEntries(guideNames.map((name) => [name, missingClient])),
};
