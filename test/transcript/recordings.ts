import { readdirSync, readFileSync } from 'node:fs';
import { createLab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';
import type { TranscriptDocument } from '../../src/transcript/document.js';
import { judge } from '../../src/transcript/judge.js';
import { parseTranscript } from '../../src/transcript/parse-transcript.js';
import type { FileReport } from '../../src/transcript/report.js';
import { rewrite } from '../../src/transcript/rewrite.js';
import { worldSimulation } from '../../src/transcript/world-simulation.js';
import type { World } from '../../src/world/world.js';
import type { Bench } from '../examples/rewrite-law.js';

const folder = new URL('../record/', import.meta.url);
export const readRecord = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** The files of what a real Engine was recorded to say. */
export const recordFiles: readonly string[] = readdirSync(folder).filter((file) => file.endsWith('.console'));

const desk = { host: 'lesson', home: '/home/student', folder: '/home/student/lesson' };
const lab = createLab({
  seed: 'recordings',
  host: { name: desk.host, folders: [desk.folder] },
  volumeLifetime: 'engine',
  programs: terminalMeans.programs,
  images: JSON.parse(readRecord('images.json')),
});
lab.install(terminalMeans.programs, terminalMeans.serve);

/** The world in which the recordings are true. */
export const world: World = lab.world;
export const simulation = worldSimulation(terminalMeans, desk);

export function judgedText(file: string, text: string): FileReport | undefined {
  const parsed = parseTranscript(file, text);
  return parsed.ok ? judge(simulation, world, parsed.document).report : undefined;
}

export function documentOf(file: string): TranscriptDocument {
  const parsed = parseTranscript(file, readRecord(file));
  if (!parsed.ok) throw new Error(`${file}: ${parsed.failure.problem}`);
  return parsed.document;
}

export const bench: Bench = {
  parse: (text) => {
    const parsed = parseTranscript('a.console', text);
    return parsed.ok ? parsed.document : undefined;
  },
  judge: (document) => judge(simulation, world, document).report,
  rewrite: (document) => rewrite(simulation, world, document),
};
