import type { Engine } from '../engine.js';
import { type Difference, firstDifference } from './comparison.js';
import type { Program } from './program.js';
import { type Recording, record } from './recording.js';
import { type Shrunk, shrink } from './shrink.js';
import { withoutEndless } from './simulated.js';

export interface Found {
  readonly difference: Difference;
  /** Of the shortest program that shows it. */
  readonly recording: Recording;
  /** How many programs that took. */
  readonly tries: number;
}

export interface Trial {
  readonly recording: Recording;
  readonly verdict: 'agrees' | 'unsteady' | 'differs';
  readonly found: Found | undefined;
}

/** What a command is about: where a difference shows again, it is the same one. */
const kindOf = ({ command }: Difference): string => command.split(' ').slice(0, 2).join(' ');

/** Puts a program to both. What differs once and agrees the next time is an unsteady answer of the engine. */
export async function tryProgram(engine: Engine, wanted: Program, shrinks: boolean): Promise<Trial> {
  const { program } = withoutEndless(wanted);
  const recording = await record(engine, program, true);
  const first = firstDifference(recording);
  if (!first) return { recording, verdict: 'agrees', found: undefined };
  const again = await record(engine, program, true);
  const second = firstDifference(again);
  if (!second || kindOf(second) !== kindOf(first)) {
    return { recording: again, verdict: 'unsteady', found: { difference: first, recording, tries: 0 } };
  }
  const found = shrinks ? await shortest(engine, again, second) : { difference: second, recording: again, tries: 0 };
  return { recording: again, verdict: 'differs', found };
}

async function shortest(engine: Engine, recording: Recording, difference: Difference): Promise<Found> {
  let found: Found = { difference, recording, tries: 0 };
  const { program } = recording;
  const atTheEnd = difference.index >= program.commands.length;
  const start = atTheEnd ? program : { ...program, commands: program.commands.slice(0, difference.index + 1) };
  const { tries }: Shrunk = await shrink(start, async (smaller) => {
    const tried = await record(engine, smaller, atTheEnd);
    const shown = firstDifference(tried);
    if (!shown || kindOf(shown) !== kindOf(difference)) return false;
    found = { ...found, difference: shown, recording: tried };
    return true;
  });
  return { ...found, tries };
}
