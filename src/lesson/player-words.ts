import type { playerWords } from './english/player.js';

/** Everything that the player of lessons says, with what it has to be told. */
export type PlayerWords = typeof playerWords;
