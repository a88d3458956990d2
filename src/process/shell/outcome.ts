import type { Condition, Next } from '../program.js';

/** What a frame does next: wait for something, leave the program, or (undefined) go on with the stack as it is. */
export type Outcome = readonly Condition[] | Next | undefined;
