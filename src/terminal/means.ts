import { serveClients } from '../cli/client.js';
import { clientPrograms } from '../cli/programs.js';
import { guidePrograms } from '../guide/programs.js';
import { serveGuide } from '../guide/serve.js';
import { labPrograms } from '../lab/programs.js';
import type { Means } from '../step/step.js';

/** What a world with terminals runs on: the programs of every lab, the clients of Docker, and the guide's own commands. */
export const terminalMeans: Means = {
  programs: { ...labPrograms, ...clientPrograms, ...guidePrograms },
  serve: serveGuide(serveClients),
};
