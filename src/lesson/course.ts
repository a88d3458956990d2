import { imagesAndLayers } from './chapters/images-and-layers.js';
import type { Chapter, Lesson } from './lesson.js';

/** The lessons that come with Slipway, in the order in which they are best taken. */
export const course: readonly Chapter[] = [imagesAndLayers];

export function lessonsOf(chapters: readonly Chapter[]): readonly Lesson[] {
  return chapters.flatMap(({ lessons }) => lessons);
}
