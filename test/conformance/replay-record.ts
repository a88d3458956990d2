import { readFileSync } from 'node:fs';
import { createLab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';
import { check } from '../../src/transcript/check.js';
import { worldSimulation } from '../../src/transcript/world-simulation.js';

const images: unknown = JSON.parse(readFileSync(new URL('../record/images.json', import.meta.url), 'utf8'));
const desk = { host: 'lesson', home: '/home/student', folder: '/home/student/lesson' };

/** The commands of a record that the simulation answers otherwise, with the reason: the record's judgement as JSON. */
export function falseCommands(name: string, text: string): readonly string[] {
  const lab = createLab({
    seed: 'record',
    host: { name: desk.host, folders: [desk.folder] },
    volumeLifetime: 'engine',
    programs: terminalMeans.programs,
    images,
  });
  lab.install(terminalMeans.programs, terminalMeans.serve);
  const { report } = check(worldSimulation(terminalMeans, desk), lab.world, [{ file: name, text }], { setUps: [] });
  const judged = report.files.flatMap(({ commands }) => commands.filter(({ verdict }) => verdict !== 'true'));
  return [...report.unusable, ...judged].map((problem) => JSON.stringify(problem, null, 1));
}
