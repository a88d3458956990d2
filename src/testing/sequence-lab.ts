import { directory, text } from '../catalogue/file-row.js';
import { createLab, type Lab } from '../lab/lab.js';
import { toolRows, type ImagesDocument } from './images.js';
import type { CommandSequence } from './lab-command.js';

/** The registry that both hosts of a sequence's lab reach while they are online. */
export const sequenceRegistry = 'registry.example.com:5000';

const root = directory('/');
const data = [directory('/data'), text('/data/seed', 'seed\n')];

/** One image with a folder that volumes are laid over, and one that declares a volume there. */
export const sequenceImages: ImagesDocument = {
  images: [
    { reference: 'box:1', config: { Cmd: ['sh'], Env: ['PATH=/bin'] }, files: [root, ...data, ...toolRows] },
    {
      reference: `${sequenceRegistry}/store:1`,
      config: { Cmd: ['sh'], Env: ['PATH=/bin'], Volumes: { '/data': {} } },
      files: [root, ...data, text('/readme', 'a declared volume\n'), ...toolRows],
    },
  ],
};

/**
 * The lab that a sequence begins with: hosts `laptop` and `server`, a registry, two small images on the laptop, one of
 * them in the registry and on the server as well.
 */
export function sequenceLab({ seed, volumeLifetime }: Omit<CommandSequence, 'commands'>): Lab {
  const lab = createLab({ seed, volumeLifetime, images: sequenceImages });
  lab.addHost('server');
  lab.addRegistry(sequenceRegistry);
  lab.host().push(`${sequenceRegistry}/store:1`);
  lab.host('server').pull(`${sequenceRegistry}/store:1`);
  lab.takeEvents();
  return lab;
}
