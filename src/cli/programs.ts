import type { Programs } from '../process/program.js';
import { docker } from './docker.js';
import { dockerMachine } from './docker-machine.js';

/** The clients on hosts, by the names that their executables carry. */
export const clientPrograms: Programs = { docker, 'docker-machine': dockerMachine };
