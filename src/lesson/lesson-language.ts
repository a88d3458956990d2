import { playerWords as english } from './english/player.js';
import { playerWords as german } from './german/player.js';
import type { PlayerWords } from './player-words.js';

/** A language in which lessons are played. */
export interface LessonLanguage {
  /** As in BCP 47. */
  readonly code: string;
  /** What the simulated machine is told, so that `explain` speaks it too. */
  readonly locale: string;
  /** @internal What the player says. */
  readonly player: PlayerWords;
}

export const lessonLanguages: readonly LessonLanguage[] = [
  { code: 'en', locale: 'en_GB.UTF-8', player: english },
  { code: 'de', locale: 'de_DE.UTF-8', player: german },
];
