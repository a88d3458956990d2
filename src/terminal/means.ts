import { serveClients } from '../cli/client.js';
import { clientPrograms } from '../cli/programs.js';
import { labPrograms } from '../lab/programs.js';
import type { Means } from '../step/step.js';

/** What a world with terminals runs on: the programs of every lab, and the clients `docker` and `docker-machine`. */
export const terminalMeans: Means = { programs: { ...labPrograms, ...clientPrograms }, serve: serveClients };
