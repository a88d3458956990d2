import type { VolumeLifetime } from '../volume/lifetime.js';
import type { Answer } from './answer.js';
import type { Look } from './look.js';

/** One thing that must be so, asked of a world: true when it is reached. It looks at a fork, so it may also try things. */
export type Part = (look: Look) => boolean;

/** The world that a lesson begins with. It is built when it is first needed. */
export interface Start {
  /** Command lines of the learner's machine, run one after the other; each must succeed. */
  readonly commands?: readonly string[];
  /** Default: the course's law. */
  readonly lifetime?: VolumeLifetime;
  /** An images file instead of Docker Hub, as `createLab` takes it. */
  readonly images?: unknown;
  /** Registries beside Docker Hub, by host name and port; empty. */
  readonly registries?: readonly string[];
  /** The network is gone once the commands have run. */
  readonly offline?: boolean;
}

/** Something to be answered before anything is typed. The right answer is found by trying, never written down. */
export interface Question {
  /** Command lines that show it, run on a fork of the lesson's start. */
  readonly show: readonly string[];
  /** The right answer, read from what happened. */
  readonly answer: (seen: Seen) => Answer;
}

/** What the commands of a question have done to a fork. */
export interface Seen {
  readonly before: Look;
  readonly after: Look;
  /** What each command printed, both streams. */
  readonly printed: readonly string[];
}

/** Commands that look as if they led to the goal. */
export interface WrongWay {
  readonly commands: readonly string[];
  /** The part of the goal whose sentence the learner reads first then. */
  readonly missing: string;
}

/** What a lesson says, in one language. `missing` and `questions` have the keys of the lesson's goal and questions. */
export interface LessonWords {
  readonly title: string;
  /** Why one should care, and what is there; paragraphs are separated by an empty line. */
  readonly story: string;
  /** What is to be reached, in a sentence. */
  readonly goal: string;
  /** For each part of the goal, a sentence that says what is still missing. */
  readonly missing: Readonly<Record<string, string>>;
  /** From a nudge to nearly the answer. */
  readonly hints: readonly string[];
  readonly questions: Readonly<Record<string, string>>;
  /** What has been learned, in a sentence or two. */
  readonly learned: string;
}

export interface Lesson {
  /** Lower case, with hyphens; unique in a course. */
  readonly id: string;
  readonly start: Start;
  /** In the order in which a learner reads what is missing. */
  readonly goal: Readonly<Record<string, Part>>;
  /** Command lines that reach the goal, typed at the learner's prompt. */
  readonly solution: readonly string[];
  readonly wrong: readonly WrongWay[];
  readonly questions: Readonly<Record<string, Question>>;
  /** By language code; the first one stands in for those that are not there. */
  readonly words: Readonly<Record<string, LessonWords>>;
}

export interface Chapter {
  readonly id: string;
  /** By language code, as the words of a lesson. */
  readonly titles: Readonly<Record<string, string>>;
  readonly lessons: readonly Lesson[];
}

/** In the language asked for, else in the first one. */
export function inLanguage<T>(texts: Readonly<Record<string, T>>, code: string): T {
  const text = texts[code] ?? Object.values(texts)[0];
  if (text === undefined) throw new Error('there are no words in any language');
  return text;
}
