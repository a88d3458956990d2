import type { Language } from '../language.js';

export const remedyWords = {
  'remedy.remove-image': ({ image }) => `entfernt Image ${image} und was im Weg steht`,
  'remedy.remove-names': ({ image }) => `nimmt Image ${image} alle Namen, und mit dem letzten geht es selbst`,
  'remedy.free-layer': ({ layer }) => `gibt Schicht ${layer} frei: entfernt jedes Image, das sie enthält`,
  'remedy.remove-container': ({ container }) => `entfernt Container ${container} und seine eigene Schicht`,
  'remedy.remove-volume': ({ volume }) => `beendet Volume ${volume} und die Dateien darin`,
  'remedy.start-container': ({ container }) => `startet Container ${container} wieder, mit seinen Dateien`,
  'remedy.free-name': ({ name }) => `entfernt den Container, der ${name} heißt`,
  'remedy.unpause': ({ container }) => `lässt die Prozesse von Container ${container} weiterlaufen`,
  'remedy.delete-file': ({ path }) => `löscht ${path}`,
  'remedy.to': ({ command, effect }) => `\`${command}\` ${effect}.`,
} satisfies Partial<Language['words']>;
