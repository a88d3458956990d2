import type { sharingBetweenContainers as english } from '../english/sharing-between-containers.js';
import type { Translated } from '../own-lesson.js';

export const sharingBetweenContainers: Translated<typeof english> = {
  'a-volume-with-a-name': {
    title: 'Ein Volume mit Namen',
    story: `Ein Volume ist eine Platte, die keinem Container gehört. Mit einem Namen kann jeder Container sie haben, heute oder nächstes Jahr.

Hinterlass einen Brief: Irgendein Container schreibt \`/box/letter\`, und \`box\` ist das Volume, das er bei \`/box\` hat. Ein anderer, \`reader\`, läuft und findet den Brief dort.`,
    goal: 'Im Volume `box` liegt eine Datei `letter`, und der laufende Container `reader` sieht sie als `/box/letter`.',
    missing: {
      box: 'Es gibt kein Volume namens `box`. (`docker volume ls`)',
      letter: 'Das Volume `box` ist da, aber keine Datei `letter` darin.',
      reader: 'Der Brief liegt im Volume, aber kein laufender Container `reader` sieht ihn als `/box/letter`.',
    },
    hints: [
      'Beide Container bekommen dasselbe Volume: über seinen Namen.',
      '`-v box:/box`: Was vor dem Doppelpunkt steht, hat keinen Schrägstrich, also ist es ein Volume.',
      "`docker run --name writer -v box:/box debian sh -c 'echo hello > /box/letter'`, dann `docker run -d --name reader -v box:/box debian sleep 30d`",
    ],
    questions: {
      stays: 'Der Container, der den Brief geschrieben hat, wird entfernt. Ist der Brief noch da (ja oder nein)?',
    },
    learned:
      'Ein benanntes Volume gehört dem Rechner und bleibt, bis es jemand mit Namen entfernt. Zwei Container, die es nennen, teilen es.',
  },
  'from-another': {
    title: 'Von einem anderen Container',
    story: `\`first\` hat bei \`/shared-folder\` ein Volume, dem niemand einen Namen gab. Seine Datei \`MYFILE\` wird in einem zweiten Container gebraucht. Noch einmal \`-v /shared-folder\` ergäbe ein anderes Volume, ein neues.

Lass einen Container \`second\` laufen, der dasselbe Volume hat wie \`first\`.`,
    goal: 'Der laufende Container `second` sieht `/shared-folder/MYFILE`, und zwar auf dem Volume von `first`.',
    missing: {
      second: 'Es gibt keinen laufenden Container `second`.',
      sees: '`second` sieht kein `/shared-folder/MYFILE`.',
      shared: '`second` hat eine Kopie. Was einer der beiden jetzt schreibt, sieht der andere nicht.',
    },
    hints: [
      'Ein Container kann die Volumes eines anderen übernehmen.',
      'Die Option von `docker run` heißt, wie sie wirkt: Volumes von.',
      '`docker run -d --name second --volumes-from first debian sleep 30d`',
    ],
    questions: {
      files:
        '`first` macht noch zwei Dateien, `/shared-folder/ANOTHER` und `/PRIVATE`. Dann wird `second` mit `--volumes-from first` gestartet. Welche Dateien sieht er in `/shared-folder`?',
    },
    learned:
      '`--volumes-from` hängt dieselben Volumes an denselben Stellen ein. Es kopiert nichts und nimmt sonst nichts mit.',
  },
  'passed-on': {
    title: 'Weitergereicht',
    story: `\`first\` hat das Volume gemacht, \`second\` hat es geerbt. Wie eine Fackel kann es von Hand zu Hand gehen, und wer sie angezündet hat, darf nach Hause.

Lass einen Container \`third\` die Datei haben, und \`first\` und \`second\` sollen weg sein.`,
    goal: 'Der laufende Container `third` sieht `/shared-folder/MYFILE`, und `first` und `second` gibt es nicht mehr.',
    missing: {
      third: 'Es gibt keinen laufenden Container `third`. (`--volumes-from` braucht einen Container, den es gibt.)',
      sees: '`third` sieht kein `/shared-folder/MYFILE`.',
      gone: '`first` oder `second` ist noch da.',
    },
    hints: [
      'Weitergereicht wird, solange es noch jemand hält: erst der Erbe, dann das Ende der Alten.',
      'Von wem `third` erbt, ist gleich, solange der das Volume hat.',
      '`docker run -d --name third --volumes-from second debian sleep 30d`, dann `docker rm -f first second`.',
    ],
    questions: {
      files:
        '`first` wird entfernt. Dann wird `third` mit `--volumes-from second` gestartet. Welche Dateien sieht `third` in `/shared-folder`?',
    },
    learned:
      'Das Volume gehört nicht dem ersten Container. Es ist da, solange jemand es hat, über Ketten beliebiger Länge.',
  },
  poof: {
    title: 'Puff',
    story: `\`kettle\` und \`cup\` laufen. Sie teilen den Dampf, ein Volume ohne Namen, und die Teeblätter, ein Volume namens \`tealeaves\`.

Lass den Dampf verfliegen, und nur ihn: Beide Container sollen danach da sein, laufend oder nicht, und die Blätter auch. (Auf diesem Rechner gilt das Gesetz des Kurses: Ein Volume ohne Namen ist da, solange ein laufender Container es benutzt.)`,
    goal: 'Es gibt kein Volume ohne Namen mehr; `tealeaves`, `kettle` und `cup` sind da.',
    missing: {
      containers: '`kettle` und `cup` sollten beide bleiben, als Container.',
      steam: 'Das Volume ohne Namen ist noch da: Ein Container, der es benutzt, läuft.',
      leaves: 'Das Volume `tealeaves` ist weg. Es sollte bleiben.',
    },
    hints: [
      'Ein Container, der nicht läuft, benutzt nichts.',
      'Der Letzte zählt: Einer von zweien ist nicht genug.',
      '`docker stop -t 0 kettle cup`',
    ],
    questions: { left: '`kettle` wird mit Gewalt entfernt, `cup` läuft weiter. Wie viele Volumes gibt es dann?' },
    learned:
      'Ein Volume ohne Namen geht mit seinem letzten laufenden Benutzer. Eines mit Namen bleibt, bis jemand es wegnimmt.',
  },
  'before-it-goes': {
    title: 'Bevor es weg ist',
    story: `Am Container \`desk\` hat jemand eine Doktorarbeit nach \`/work\` geschrieben. Das ist ein Volume ohne Namen, und heute Abend werden alle Container angehalten.

Rette \`/work/thesis\` in ein Volume namens \`archive\`, und lass dann \`desk\` enden.`,
    goal: 'Im Volume `archive` liegt die Datei `thesis`, und `desk` läuft nicht.',
    missing: {
      saved: 'In einem Volume namens `archive` gibt es kein `thesis`. Ist es schon verloren: `undo`.',
      ended: 'Die Arbeit ist in Sicherheit. `desk` läuft noch.',
    },
    hints: [
      'Solange `desk` läuft, kann ein anderer Container dessen Volumes haben.',
      'Der andere kann zugleich ein zweites Volume haben, ein benanntes, und kopieren.',
      '`docker run --rm --volumes-from desk -v archive:/archive debian cp /work/thesis /archive/`, dann `docker stop -t 0 desk`.',
    ],
    questions: { again: '`desk` wird angehalten. Ist das Volume mit der Arbeit noch da (ja oder nein)?' },
    learned:
      'Was bleiben soll, bekommt einen Namen. Ein kurzlebiger Container mit beiden Volumes trägt Dinge vom einen ins andere.',
  },
  'a-real-engine': {
    title: 'Eine echte Engine hat mehr Geduld',
    story: `Bisher sind Volumes ohne Namen von selbst verflogen. Dieser Rechner ist wie eine echte Engine: Er behält so ein Volume, auch wenn nichts läuft und es nichts mehr gibt, was es einhängt. So werden Platten voll.

\`old\` ist beendet, und in seinem Volume liegen 10MB. Entferne beides.`,
    goal: 'Es gibt keinen Container `old` und kein Volume.',
    missing: {
      container: 'Der Container `old` ist noch da.',
      volume:
        'Der Container ist weg, sein Volume aber nicht. Niemand kann es mehr rufen, außer mit der langen Id: `docker volume ls`.',
    },
    hints: [
      'Wer einen Container entfernt, kann dessen namenlose Volumes mitnehmen, wenn er es sagt.',
      'Es ist eine Option von `docker rm`; `docker rm --help` zählt sie auf.',
      '`docker rm -v old`. (Ist der Container schon weg: `docker volume prune -f`.)',
    ],
    questions: { left: 'Nach `docker rm old`, ohne eine Option: Wie viele Volumes gibt es?' },
    learned:
      'Eine echte Engine entfernt ein namenloses Volume nur durch `rm -v`, durch `--rm` oder durch ein Prune, und nur, wenn kein anderer Container es nennt.',
  },
  'who-keeps-it-alive': {
    title: 'Wer hält dieses Volume am Leben?',
    story: `\`ant\` hat vor langer Zeit ein Volume ohne Namen gemacht und ist entfernt worden. Das Volume ist trotzdem da. Es wurde weitergereicht, und noch einmal. \`bee\`, \`cat\`, \`dog\` und \`eel\`: Wer von ihnen ist es?

Lass das Volume verfliegen. \`dog\` soll weiterlaufen, und \`bee\` soll es danach noch geben. (Wieder gilt das Gesetz des Kurses. \`explain\` weiß viel, und \`picture\` zeigt es.)`,
    goal: 'Es gibt kein Volume ohne Namen mehr; `dog` läuft, und `bee` existiert.',
    missing: {
      dog: '`dog` läuft nicht mehr. Er hatte nichts damit zu tun.',
      bee: '`bee` ist weg. Sie war beendet und hielt nichts am Leben.',
      volume: 'Das Volume ohne Namen ist noch da: Jemand benutzt es.',
    },
    hints: [
      'Wer hat es eingehängt? Und wer davon ist nicht beendet? Angehalten mit pause ist nicht beendet.',
      "`docker inspect -f '{{.Mounts}}' cat` nennt den Namen des Volumes; `explain volume …` nennt seine Benutzer.",
      '`cat` läuft, und `eel` ist mit pause angehalten: Halte den einen an, und entferne den anderen mit Gewalt.',
    ],
    questions: { users: 'Welche Container halten das Volume am Leben?' },
    learned:
      'Es lebt von denen, die laufen und es eingehängt haben, von wem auch immer sie es haben, nur zum Lesen oder nicht, mit pause angehalten oder nicht. Wer es gemacht hat, ist gleich.',
  },
};
