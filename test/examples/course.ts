import { readdirSync, readFileSync } from 'node:fs';
import { desk, startLab } from '../../src/executable/world-options.js';
import { parseOptions } from '../../src/executable/options.js';
import { lifetimeFor } from '../../src/executable/own-lifetime.js';
import { worldOptions } from '../../src/executable/world-options.js';
import { terminalMeans } from '../../src/terminal/means.js';
import { judge, type JudgeOptions } from '../../src/transcript/judge.js';
import { parseTranscript } from '../../src/transcript/parse-transcript.js';
import type { TranscriptDocument } from '../../src/transcript/document.js';
import type { FileReport } from '../../src/transcript/report.js';
import { rewrite } from '../../src/transcript/rewrite.js';
import { setUp } from '../../src/transcript/set-up.js';
import { worldSimulation } from '../../src/transcript/world-simulation.js';
import type { VolumeLifetime } from '../../src/volume/lifetime.js';
import type { World } from '../../src/world/world.js';
import type { Bench } from './rewrite-law.js';

const folder = new URL('../../examples/course/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const nothingSaid = parseOptions(worldOptions, []);
if (typeof nothingSaid === 'string') throw new Error(nothingSaid);
const parsed = nothingSaid;

export const simulation = worldSimulation(terminalMeans, desk);

export function documentOf(file: string, text: string): TranscriptDocument {
  const document = parseTranscript(file, text);
  if (!document.ok) throw new Error(`${file}:${document.failure.line}: ${document.failure.problem}`);
  return document.document;
}

/** The sessions of examples/course/. */
export const lessons: readonly TranscriptDocument[] = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .sort()
  .map((file) => documentOf(file, read(file)));

const prepared = new Map<VolumeLifetime, World>();

/** The world that the set-up leaves behind, made once for each law. */
function worldFor(law: VolumeLifetime): World {
  const known = prepared.get(law);
  if (known) return known;
  const lab = startLab(parsed, law);
  if ('problem' in lab) throw new Error(lab.problem);
  const done = setUp(simulation, lab.world, documentOf('set-up.console', read('set-up.console')));
  if (!done.ok) throw new Error(done.failure.problem);
  prepared.set(law, done.world);
  return done.world;
}

export function judged(document: TranscriptDocument, options: JudgeOptions = {}): FileReport {
  return judge(simulation, worldOf(document), document, options).report;
}

/** As `slipway check` has it: a text in which nothing can be judged is false, too. */
export function judgedText(file: string, text: string, options: JudgeOptions = {}): FileReport | undefined {
  const document = parseTranscript(file, text);
  return document.ok ? judged(document.document, options) : undefined;
}

const worldOf = (document: TranscriptDocument): World => worldFor(lifetimeFor(parsed, document.text));

/** Texts rewritten where they are judged. */
export const bench: Bench = {
  parse: (text) => {
    const document = parseTranscript('lesson.md', text);
    return document.ok ? document.document : undefined;
  },
  judge: (document) => judged(document),
  rewrite: (document) => rewrite(simulation, worldOf(document), document),
};
