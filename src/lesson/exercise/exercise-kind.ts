import type { VolumeLifetime } from '../../volume/lifetime.js';
import type { World } from '../../world/world.js';
import type { Answer } from '../answer.js';
import type { Look } from '../look.js';
import type { Dice } from './dice.js';

export type KindName = 'rmi-frees' | 'total-size' | 'tag-moves' | 'volumes-vanish' | 'files-seen' | 'in-the-image';

/** A command line and what it printed, both streams. */
export interface Told {
  readonly command: string;
  readonly output: string;
}

/** What a kind makes of the dice: how the world comes about, before it is there. */
export interface Plan {
  readonly setUp: readonly string[];
  readonly lifetime?: VolumeLifetime;
}

/** What is asked of the world that the plan made. */
export interface Problem {
  /** What the question speaks of: a container, a folder, an image id. */
  readonly about: string;
  /** The command whose effect is asked for; absent where the question is about the present. */
  readonly command?: string;
  /** Commands whose output the learner reads together with the question. */
  readonly shown: readonly string[];
  /** What the answer is, from the states before and after the command. */
  readonly right: (before: Look, after: Look) => Answer;
  /** What somebody would answer who believes otherwise, by the name of the belief. */
  readonly believed: Readonly<Record<string, Answer>>;
  /** Commands to look with, beside the one in question. */
  readonly looks: readonly string[];
  /** What printed lines say of the answer; undefined as long as they do not say it. */
  readonly read: (told: readonly Told[]) => Answer | undefined;
}

export interface Kind<P extends Plan = Plan> {
  plan(dice: Dice): P;
  problem(plan: P, world: World, dice: Dice): Problem;
}

/** The output of the last time that a command was given, after the `since`-th command at the earliest. */
export function lastOutput(told: readonly Told[], command: string, since = 0): string | undefined {
  return told.slice(since).findLast((one) => one.command === command)?.output;
}
