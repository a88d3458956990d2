import type { ExerciseWords } from '../exercise/exercise-words.js';

export const exerciseWords: ExerciseWords = {
  nothing: () => 'nichts',
  yes: () => 'ja',
  no: () => 'nein',
  title: ({ number, seed }) => `Aufgabe ${number} (Seed ${seed})`,
  made: () => 'Auf einem leeren Rechner hat jemand getippt:',
  shows: () => 'Jetzt zeigt er:',
  'law.course': () => 'Hier ist ein Volume ohne Namen weg, sobald kein laufender Container es benutzt.',
  'law.engine': () =>
    'Hier geht ein Volume ohne Namen, wie in einer echten Engine, nur durch `rm -v`, `--rm` oder ein Prune.',
  prompt: () => 'Antwort> ',
  how: () => 'Tippe die Antwort; `next` für eine andere Aufgabe, `quit`, um aufzuhören.',
  right: ({ answer }) => `Richtig: ${answer}.`,
  wrong: ({ answer }) => `Nein. Es ist: ${answer}.`,
  'see-for-yourself': () => 'Das hier zeigt es:',
  unreadable: ({ kind }) =>
    ({
      names: 'Gefragt sind Namen, etwa `a b`, oder `nichts`.',
      number: 'Gefragt ist eine Zahl, etwa `3`.',
      size: 'Gefragt ist eine Größe, etwa `12MB` oder `0`.',
      'yes-no': 'Gefragt ist `ja` oder `nein`.',
    })[kind],
  bye: ({ right, of }) => `${right} von ${of} richtig.`,
  'ask.rmi-frees': ({ command }) => `Wie viele Bytes an Images macht \`${command}\` frei?`,
  'ask.total-size': () => 'Wie viel Platz brauchen alle Images zusammen?',
  'ask.tag-moves': ({ command, about }) => `Welche Namen hat das Image ${about} nach \`${command}\`?`,
  'ask.volumes-vanish': ({ command }) =>
    `Welche Volumes sind nach \`${command}\` weg? (Von einem langen Namen genügen die ersten Ziffern.)`,
  'ask.files-seen': ({ about }) => `Welche Dateien sieht der Container ${about} in /box?`,
  'ask.in-the-image': ({ command }) =>
    `Welche Dateien unter /house findet ein neuer Container aus dem Image von \`${command}\`?`,
  'believed.rmi-frees.as-listed': () =>
    'Das zeigt die Liste: jede Schicht des Images, auch solche, auf denen andere stehen. Die bleiben.',
  'believed.rmi-frees.top-layer': () =>
    'Das ist die oberste Schicht. Sie geht nur, wenn kein anderer Name, kein Image und kein Container sie braucht.',
  'believed.rmi-frees.nothing': () => 'Mit dem letzten Namen geht ein Image, und was nur es hatte, ist frei.',
  'believed.total-size.rows': () => 'Das ist die Summe der Liste. Sie zählt geteilte Schichten in jeder Zeile.',
  'believed.total-size.images': () =>
    'Das zählt jedes Image einmal, aber Images teilen Schichten, und auch die sind nur einmal gespeichert.',
  'believed.total-size.largest': () =>
    'Das ist das größte Image allein. Die anderen haben Schichten, die es nicht hat.',
  'believed.tag-moves.unchanged': () => 'So war es vorher.',
  'believed.tag-moves.renamed': () => '`docker tag` benennt nichts um: Der alte Name bleibt, und der neue kommt dazu.',
  'believed.tag-moves.removed': () => 'Das Image behält die Namen, die ihm nichts weggenommen hat.',
  'believed.volumes-vanish.all-of-its': () =>
    'Ein Volume gehört nicht dem Container, der es einhängt: Ein benanntes bleibt, und eines, das andere benutzen, auch.',
  'believed.volumes-vanish.nameless-of-its': () =>
    'Auch ein namenloses Volume bleibt, solange das Gesetz dieses Rechners einen Benutzer findet.',
  'believed.volumes-vanish.none-ever': () =>
    'Namenlose Volumes gehen durchaus, wenn das Gesetz dieses Rechners es sagt.',
  'believed.volumes-vanish.every-nameless': () => 'Ein namenloses Volume, das noch jemand benutzt, bleibt.',
  'believed.files-seen.everything': () =>
    'Nicht jedes /box ist dasselbe: Mit `-v /box` bekommt ein Container ein eigenes Volume.',
  'believed.files-seen.only-its-own': () => 'Was andere in dasselbe Volume schreiben, ist ebenfalls da.',
  'believed.files-seen.copied': () =>
    '`--volumes-from` kopiert nichts: Beide haben dasselbe Volume, auch für das, was später geschrieben wird.',
  'believed.in-the-image.everything': () =>
    'Was an einer eingehängten Stelle liegt, ist nicht in der Schicht des Containers, und ein Commit nimmt nur diese.',
  'believed.in-the-image.only-the-volume': () =>
    'Es ist umgekehrt: Eingehängtes bleibt draußen, was in der eigenen Schicht des Containers ist, kommt mit.',
  'believed.in-the-image.nothing': () =>
    'Was der Container in seine eigene Schicht geschrieben hat, kommt sehr wohl in das Image.',
};
