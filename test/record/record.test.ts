import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';
import { check } from '../../src/transcript/check.js';
import { worldSimulation } from '../../src/transcript/world-simulation.js';

const folder = new URL('./', import.meta.url);
const images: unknown = JSON.parse(readFileSync(new URL('images.json', folder), 'utf8'));
const records = readdirSync(folder).filter((name) => name.endsWith('.console'));
const desk = { host: 'lesson', home: '/home/student', folder: '/home/student/lesson' };

/** Commands of a record that the simulation answers otherwise, with the reason. */
function falseCommands(name: string): readonly string[] {
  const lab = createLab({
    seed: 'record',
    host: { name: desk.host, folders: [desk.folder] },
    volumeLifetime: 'engine',
    programs: terminalMeans.programs,
    images,
  });
  lab.install(terminalMeans.programs, terminalMeans.serve);
  const file = { file: name, text: readFileSync(new URL(name, folder), 'utf8') };
  const { report } = check(worldSimulation(terminalMeans, desk), lab.world, [file], { setUps: [] });
  expect(report.unusable).toEqual([]);
  return report.files.flatMap(({ commands }) =>
    commands.filter(({ verdict }) => verdict !== 'true').map((judged) => JSON.stringify(judged, null, 1)),
  );
}

describe('what a real engine answered', () => {
  it('is here', () => {
    expect(records.length).toBeGreaterThan(80);
  });

  it.each(records)('%s', (name) => {
    expect(falseCommands(name)).toEqual([]);
  });
});
