import type { imagesAndLayers as english } from '../english/images-and-layers.js';
import type { Translated } from '../own-lesson.js';

export const imagesAndLayers: Translated<typeof english> = {
  'what-is-an-image': {
    title: 'Was ist ein Image?',
    story: `Ein Image ist ein Verzeichnisbaum, verpackt und beschriftet: alles, was ein Programm braucht, und nichts, was läuft. Es liegt auf einem Rechner wie ein Rezept in der Schublade, und noch hat niemand gekocht.

Jemand will morgen im Zug arbeiten, ohne Netz. Bis dahin muss das Image \`busybox\` auf diesem Rechner sein. Laufen muss nichts.`,
    goal: 'Das Image `busybox` ist auf diesem Rechner, und es gibt keinen Container.',
    missing: {
      image: 'Dieser Rechner hat noch kein Image namens `busybox`. (`docker images` zählt auf, welche er hat.)',
      container:
        'Es gibt einen Container. Gewünscht war ein Image und nichts, was daraus gemacht ist; `docker ps -a` zeigt ihn.',
    },
    hints: [
      'Etwas muss heruntergeladen werden, und nichts gestartet.',
      'Das Gegenteil von `docker push`.',
      '`docker pull` und der Name des Images.',
    ],
    questions: { containers: 'Wie viele Container wird es nach `docker pull busybox` geben?' },
    learned: 'Ein Image liegt nur da. Ein Container wird daraus erst, wenn jemand es ausführt.',
  },
  'one-image-many-containers': {
    title: 'Ein Image, viele Container',
    story: `Ein Rezept, viele Kuchen. Ein Container wird aus einem Image gemacht, und das Image bleibt, wie es war.

\`debian\` ist da. Mach zwei Container daraus. Was sie tun, ist gleich (\`true\` tut nichts, und das erfolgreich), aber einer soll \`red\` heißen und der andere \`blue\`.`,
    goal: 'Es gibt zwei Container, `red` und `blue`, beide aus dem Image `debian`.',
    missing: {
      red: 'Es gibt keinen Container namens `red`. (`docker ps -a` zeigt auch die beendeten.)',
      blue: 'Es gibt keinen Container namens `blue`. (`docker ps -a` zeigt auch die beendeten.)',
      same: 'Einer der beiden ist aus einem anderen Image als `debian`.',
    },
    hints: [
      'Ein Container entsteht, wenn man ein Image ausführt, und er bleibt, wenn sein Programm zu Ende ist.',
      '`docker run` nimmt einen Namen für den Container: `--name`.',
      '`docker run --name red debian true`, und noch einmal mit der anderen Farbe.',
    ],
    questions: { bytes: 'Um wie viele Bytes wächst der Vorrat an Images, wenn beide gemacht sind?' },
    learned:
      'Aus einem Image können beliebig viele Container werden; gespeichert ist es einmal. Ein beendeter Container ist immer noch da.',
  },
  'a-layer-of-its-own': {
    title: 'Eine eigene Schicht',
    story: `Hier laufen zwei Container, \`red\` und \`blue\`, beide aus \`debian\`. Sie lesen dasselbe Image; schreiben sie auch in dasselbe?

Schreib in \`red\` eine Datei \`/note\` mit beliebigem Text. \`blue\` darf keine bekommen.`,
    goal: '`/note` gibt es im Container `red` und nicht in `blue`.',
    missing: {
      note: 'Im Container `red` gibt es kein `/note`. Ist es anderswo gelandet: auf diesem Rechner, in einem anderen Container?',
      blue: 'Auch im Container `blue` gibt es ein `/note`, oder `blue` ist weg.',
    },
    hints: [
      'In einem laufenden Container kann man einen Befehl ausführen.',
      '`docker exec red …` führt ihn dort aus. Achte darauf, wer das `>` ausführt: die Shell, die es liest.',
      "`docker exec red sh -c 'echo milk > /note'`: jetzt ist das `>` für die Shell im Container.",
    ],
    questions: { sees: '`red` bekommt eine Datei `/note`. Wird `blue` sie sehen (ja oder nein)?' },
    learned:
      'Jeder Container hat über dem Image eine eigene dünne Schicht. Was er schreibt, kommt dorthin; das Image darunter wird nur gelesen.',
  },
  'keep-a-change': {
    title: 'Eine Änderung behalten',
    story: `Was ein Container in seine Schicht schreibt, ist mit dem Container weg. Es sei denn, die Schicht wird Teil eines Images.

\`red\` hat einen Einkaufszettel nach \`/note\` geschrieben, \`blue\` hat nichts getan. Halte den Stand so fest, dass neue Container mit diesem Zettel anfangen. Nenne das Image \`noted\`.`,
    goal: 'Es gibt ein Image `noted`, und ein Container daraus findet „milk“ in `/note`.',
    missing: {
      image: 'Es gibt kein Image namens `noted`. (Ein Container dieses Namens ist etwas anderes.)',
      note: 'Das Image `noted` gibt es, aber es hat kein `/note` mit dem Zettel.',
    },
    hints: [
      'Aus einem Container kann man ein Image machen.',
      '`docker commit` tut das. Aus welchem der beiden Container?',
      '`docker commit red noted`',
    ],
    questions: {
      debian:
        'Wenn `red` als `noted` festgehalten ist: findet ein neuer Container aus `debian` dann `/note` (ja oder nein)?',
    },
    learned:
      'Ein Commit legt die eigene Schicht des Containers auf die seines Images und gibt dem Stapel einen Namen. Das alte Image bleibt, wie es war.',
  },
  'layers-are-shared': {
    title: 'Schichten werden geteilt',
    story: `Dein Team will \`alpine\` mit einer Datei mehr: \`/usr/bin/greet\`. Wer \`alpine\` schon hat, soll nur diese Datei speichern müssen und nicht alles noch einmal.

Mach das Image \`tools\` so, dass es auf genau den Schichten von \`alpine\` steht. \`picture\` zeigt, wer worauf steht.`,
    goal: 'Es gibt ein Image `tools` mit `/usr/bin/greet`, und es steht auf den Schichten von `alpine`.',
    missing: {
      image: 'Es gibt noch kein Image namens `tools`.',
      greet: '`tools` ist da, hat aber keine Datei `/usr/bin/greet`.',
      shared:
        '`tools` steht nicht auf den Schichten von `alpine`: Es bringt alles in einer eigenen Schicht mit. Sieh dir das Bild an (`picture`).',
    },
    hints: [
      'Erst ein Container aus `alpine`, der die Datei bekommt; dann ein Image aus diesem Container.',
      'Von `docker commit` und `docker export` hält nur eines die Schichten auseinander.',
      "`docker run --name maker alpine sh -c 'echo hello > /usr/bin/greet'`, dann `maker` als `tools` festhalten.",
    ],
    questions: { layers: '`alpine` hat eine Schicht. Wie viele wird `tools` haben?' },
    learned:
      'Ein Image ist ein Stapel von Schichten, und Images mit gleichem Unterbau teilen ihn. Was geteilt ist, wird einmal gespeichert, geholt und verschickt.',
  },
  'nothing-changed': {
    title: 'Nichts geändert',
    story: `\`quiet\` ist ein Container aus \`debian\`, der nichts geschrieben hat; \`noisy\` hat eine Datei geschrieben. Woraus besteht ein Image, das aus einem Container gemacht wird, der nichts beizutragen hat?

Mach ein Image \`copy\`, das ein anderes ist als \`debian\` (eine andere Image-Id) und doch aus genau denselben Schichten besteht.`,
    goal: 'Es gibt ein Image `copy` mit eigener Id und genau den Schichten von `debian`.',
    missing: {
      image: 'Es gibt kein Image namens `copy`.',
      other: '`copy` ist nur ein zweiter Name von `debian`: Die Image-Id ist dieselbe.',
      layers: '`copy` hat andere Schichten als `debian`.',
    },
    hints: [
      'Ein zweiter Name macht kein zweites Image, ein Commit schon.',
      'Der Commit fügt nur dann eine Schicht hinzu, wenn etwas darin ist.',
      '`docker commit quiet copy`',
    ],
    questions: { layers: 'Wie viele Schichten wird ein Image haben, das aus `quiet` gemacht wird?' },
    learned:
      'Ein Image sind seine Schichten und eine Beschreibung (welcher Befehl, wann gemacht, woraus). Ein Commit ohne Änderungen ergänzt nur die Beschreibung und keine Schicht.',
  },
  'deleted-but-there': {
    title: 'Gelöscht und noch da',
    story: `Das Image \`heavy\` hat eine Datei \`/big\` von 50MB, die niemand braucht, und eine Datei \`/small\`, die gebraucht wird. Jemand hat \`/big\` in einem Container gelöscht und das festgehalten. Das neue Image war kein Byte kleiner.

Mach ein Image \`light\`, das \`/small\` enthält, \`/big\` nicht, und auch dessen 50MB wirklich nicht.`,
    goal: 'Es gibt ein Image `light`, das `/small` hat, kein `/big`, und etwa 50MB kleiner ist als `heavy`.',
    missing: {
      image: 'Es gibt kein Image namens `light`.',
      small: '`light` hat kein `/small`.',
      big: '`light` hat ein `/big`.',
      size: '`light` zeigt kein `/big`, ist aber so groß wie zuvor: Die Schicht mit der Datei liegt noch darunter, und die neue verdeckt sie nur.',
    },
    hints: [
      'Eine Schicht wird nie geändert. Was in einer unteren liegt, kann eine obere verdecken, aber nicht entfernen.',
      'Ein Ausweg ist ein Image ohne diese Schichten: alles, was ein Container sieht, in eine einzige neue gepackt.',
      'Lösche `/big` in einem Container aus `heavy`; dann `docker export` dieses Containers, mit einer Pipe in `docker import - light`.',
    ],
    questions: {
      smaller:
        '`/big` (50MB) wird in einem Container aus `heavy` gelöscht, und der Container wird festgehalten. Wie viel kleiner als `heavy` ist das neue Image?',
    },
    learned:
      'Wer in einer oberen Schicht löscht, schreibt einen Vermerk, der die Datei verdeckt; die Bytes bleiben darunter. Kleiner ist nur ein Image, das ohne diese Schicht gebaut ist.',
  },
};
