import type { sharingWithTheHost as english } from '../english/sharing-with-the-host.js';
import type { Translated } from '../own-lesson.js';

export const sharingWithTheHost: Translated<typeof english> = {
  'a-shared-folder': {
    title: 'Ein geteilter Ordner',
    story: `Was ein Container in seine eigene Schicht schreibt, ist mit ihm weg. Ein Ordner des Rechners, der in einen Container eingehängt ist, gehört nicht dem Container: Es gab ihn vorher, und er bleibt.

Lass einen Container die Datei \`DATAFILE\` in den Ordner \`/home/student/demo\` dieses Rechners schreiben, und lass den Container da, wenn er beendet ist.`,
    goal: 'Ein Container teilt den Ordner `/home/student/demo`, und in diesem Ordner gibt es eine Datei `DATAFILE`.',
    missing: {
      shared:
        'Kein Container teilt den Ordner `/home/student/demo`. (Eine Quelle ohne Schrägstrich am Anfang ist der Name eines Volumes, und gar keine macht ein namenloses Volume.)',
      file: 'Ein Container teilt den Ordner, aber darin ist kein `DATAFILE`. Unter welchem Pfad steht der Ordner im Container?',
    },
    hints: [
      'Welche Option von `docker run` hängt etwas ein?',
      '`-v`, mit dem Pfad auf dem Rechner, einem Doppelpunkt und dem Pfad im Container.',
      '`docker run -v /home/student/demo:/shared-folder debian touch /shared-folder/DATAFILE`',
    ],
    questions: {
      left: 'Ein Container mit `--rm` schreibt `/shared-folder/kept` und `/lost`; `/shared-folder` ist der Ordner `demo` dieses Rechners. Welche der beiden Dateien zeigt `ls demo`, wenn der Container weg ist?',
    },
    learned: 'Ein Bind-Mount ist derselbe Ordner, von zwei Seiten gesehen. Er überlebt jeden Container.',
  },
  'both-see-it': {
    title: 'Beide sehen es',
    story: `Der Container \`reader\` läuft, und er hat den Ordner \`news\` dieses Rechners als \`/news\`.

Lass ihn in \`/news/today\` lesen, dass das Wetter sonnig ist („sunny“). Ohne den Container anzurühren: Er darf dafür nicht neu gestartet werden.`,
    goal: '`reader` läuft und sieht eine Datei `/news/today` mit dem Wort „sunny“.',
    missing: {
      seen: '`reader` sieht kein `/news/today`, in dem „sunny“ steht.',
      running: '`reader` läuft nicht mehr.',
    },
    hints: [
      'Was auf diesem Rechner in `news` ist, ist dort in `/news`.',
      'Schreib die Datei hier, in den Ordner.',
      '`echo sunny > news/today`',
    ],
    questions: {
      once: '`reader` läuft schon, wenn die Datei in `news` geschrieben wird. Sieht er sie, ohne neu gestartet zu werden (ja oder nein)?',
    },
    learned: 'Kopiert wird nichts. Beide Seiten haben denselben Ordner, in jedem Augenblick, in beide Richtungen.',
  },
  'a-single-file': {
    title: 'Eine einzelne Datei',
    story: `Eine Datei lässt sich teilen wie ein Ordner. Was aber soll docker tun, wenn es den Pfad nicht gibt? Es kann nicht wissen, was gemeint war, und macht einen Ordner.

Gib einem Container \`server\` die Datei \`/home/student/app.conf\` als \`/etc/app.conf\`. Darin soll eine Zeile stehen: \`port=80\`.`,
    goal: 'Der Container `server` hat die Datei `app.conf` dieses Rechners als `/etc/app.conf`, und darin steht `port=80`.',
    missing: {
      container: 'Es gibt keinen Container `server`.',
      file: 'In `server` ist `/etc/app.conf` ein Ordner. Die Quelle war keine Datei dieses Rechners, als der Container gemacht wurde.',
      shared: '`/etc/app.conf` in `server` ist nicht die Datei `/home/student/app.conf` dieses Rechners.',
      text: '`/etc/app.conf` ist geteilt, aber `port=80` steht nicht darin.',
    },
    hints: [
      'Auf die Reihenfolge kommt es an: erst die Datei, dann der Container.',
      'Ist ein Ordner daraus geworden: `undo`, oder Container und Ordner entfernen. Ein Mount entscheidet sich, wenn der Container gemacht wird.',
      '`echo port=80 > app.conf`, dann `docker run -d --name server -v /home/student/app.conf:/etc/app.conf debian sleep 30d`',
    ],
    questions: {
      file: '`app.conf` gibt es nicht, und ein Container läuft mit `-v /home/student/app.conf:/etc/app.conf`. Entsteht auf diesem Rechner eine Datei (ja oder nein)?',
    },
    learned: 'Eine einzelne Datei muss es geben, bevor es den Container gibt; was fehlt, legt `-v` als Ordner an.',
  },
  'look-and-do-not-touch': {
    title: 'Ansehen, nicht anfassen',
    story: `Ein Gast darf deine Rezepte lesen und nicht ändern. Dateirechte helfen nicht: In seinem Container ist der Gast root.

Lass einen Container \`guest\` laufen, der den Ordner \`recipes\` als \`/recipes\` hat, und zwar nur zum Lesen.`,
    goal: 'Ein laufender Container `guest` sieht `/recipes/monday` und kann dort nichts schreiben.',
    missing: {
      guest: 'Es gibt keinen laufenden Container `guest`.',
      sees: '`guest` sieht dein Rezept in `/recipes/monday` nicht.',
      readonly: '`guest` sieht die Rezepte und könnte sie ändern.',
    },
    hints: [
      'Ein Mount hat einen Modus.',
      'Er steht am Ende von `-v`, nach einem weiteren Doppelpunkt.',
      '`docker run -d --name guest -v /home/student/recipes:/recipes:ro debian sleep 30d`',
    ],
    questions: {
      new: '`guest` hat den Ordner mit `:ro`. Später schreibst du hier ein neues Rezept. Sieht `guest` es (ja oder nein)?',
    },
    learned:
      '`:ro` gilt für den Container, nicht für den Ordner: Der Container liest nur, der Rechner schreibt weiter, und beide sehen dasselbe.',
  },
  'what-a-mount-hides': {
    title: 'Was ein Mount verdeckt',
    story: `Das Image \`site\` hat eine Seite in \`/www\`. Sie soll außerhalb des Containers liegen, damit man sie ändern kann. Hängt man aber einen leeren Ordner des Rechners über \`/www\`, ist die Seite verdeckt.

Ein benanntes Volume verhält sich anders, wenn es neu ist. Lass einen Container \`web\` aus \`site\` laufen, der das Volume \`pages\` bei \`/www\` hat, und darin die Seite.`,
    goal: 'Ein laufender Container `web` hat das Volume `pages` bei `/www` und sieht `/www/index.html`.',
    missing: {
      web: 'Es gibt keinen laufenden Container `web`.',
      pages: '`web` hat bei `/www` kein Volume namens `pages`.',
      index:
        'Das Volume ist da, aber `/www/index.html` ist nicht darin. Was hatte das Image an dieser Stelle, mit dem es zuerst benutzt wurde?',
    },
    hints: [
      'Ein Name ohne Schrägstrich vor dem Doppelpunkt ist ein Volume.',
      'Zum ersten Mal über einen Ordner des Images gehängt, bekommt ein leeres Volume, was in diesem Ordner ist.',
      '`docker run -d --name web -v pages:/www site sleep 30d`',
    ],
    questions: {
      folder: 'Ein leerer Ordner dieses Rechners hängt über `/www`. Welche Dateien sieht der Container dort?',
      volume: 'Und welche, wenn es ein neues Volume namens `pages` ist?',
    },
    learned:
      'Ein Mount verdeckt, was das Image an dieser Stelle hat. Ein neues, leeres Volume wird vorher damit gefüllt; ein Ordner des Rechners nie.',
  },
  'not-in-the-image': {
    title: 'Nicht im Image',
    story: `\`worker\` hat seinen Bericht nach \`/data\` geschrieben, was ein Volume ist, und sein Tagebuch daneben. Ein Kollege macht aus dem Container ein Image, verschickt es, und der Bericht ist nicht darin.

Mach ein Image \`packed\`, in dem der Bericht ist, und zwar als \`/results/report\`.`,
    goal: 'Es gibt ein Image `packed`, und ein Container daraus findet „42“ in `/results/report`.',
    missing: {
      image: 'Es gibt kein Image namens `packed`.',
      report: '`packed` hat kein `/results/report`. Was in einem Volume liegt, kommt in kein Image.',
    },
    hints: [
      'Ein Image bekommt, was in der eigenen Schicht des Containers ist. Also muss der Bericht dorthin.',
      'Kopiere ihn innerhalb des Containers, aus dem Volume an eine Stelle, die keines ist.',
      '`docker exec worker cp -r /data /results`, dann `docker commit worker packed`.',
    ],
    questions: {
      inside: '`worker` wird festgehalten, wie er ist. Welche von `/data/report` und `/journal` sind in dem Image?',
    },
    learned:
      'Volumes gehören dem Rechner, nicht dem Container. Kein Commit, Export, Push oder Pull nimmt etwas davon mit.',
  },
};
