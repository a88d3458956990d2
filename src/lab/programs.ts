import { cataloguePrograms } from '../catalogue/programs.js';
import { refusingPrograms } from '../kernel/refusing-programs.js';
import type { Programs } from '../process/program.js';
import { applets, programsWith } from '../process/programs/programs.js';
import { createShell } from '../process/shell/shell.js';

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
};
