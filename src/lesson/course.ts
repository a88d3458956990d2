import { imagesAndLayers } from './chapters/images-and-layers.js';
import { namesAndTags } from './chapters/names-and-tags.js';
import { sharingBetweenContainers } from './chapters/sharing-between-containers.js';
import { sharingWithTheHost } from './chapters/sharing-with-the-host.js';
import { sizesAndCleaningUp } from './chapters/sizes-and-cleaning-up.js';
import type { Chapter, Lesson } from './lesson.js';

/** The lessons that come with Slipway, in the order in which they are best taken. */
export const course: readonly Chapter[] = [
  imagesAndLayers,
  namesAndTags,
  sizesAndCleaningUp,
  sharingWithTheHost,
  sharingBetweenContainers,
];

export function lessonsOf(chapters: readonly Chapter[]): readonly Lesson[] {
  return chapters.flatMap(({ lessons }) => lessons);
}
