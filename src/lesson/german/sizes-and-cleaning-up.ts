import type { sizesAndCleaningUp as english } from '../english/sizes-and-cleaning-up.js';
import type { Translated } from '../own-lesson.js';

export const sizesAndCleaningUp: Translated<typeof english> = {
  'sizes-do-not-add-up': {
    title: 'Größen addiert man nicht',
    story: `Die Liste der Images auf diesem Rechner ist beunruhigend: fünf Zeilen mit je über hundert Megabyte. Auf der Platte ist Platz für 120MB an Images.

Jemand fängt an zu löschen, was überflüssig aussieht. Denk erst nach: Welches der fünf braucht Platz, den kein anderes braucht? \`debian\` muss bleiben.`,
    goal: '`debian` ist da, und alle Images zusammen brauchen weniger als 120MB.',
    missing: {
      debian: 'Ein Image namens `debian` gibt es nicht mehr.',
      space: 'Alle Images zusammen brauchen noch mehr als 120MB; `docker system df` zählt jede Schicht einmal.',
    },
    hints: [
      'Zeilen mit derselben Image-Id sind dieselben Bytes.',
      'Die eine Zeile mit anderer Id steht auf demselben Unterbau wie die anderen und bringt 40MB eigene mit.',
      '`docker rmi dinner`',
    ],
    questions: {
      total: 'Wie viel brauchen alle Images auf diesem Rechner zusammen? (`docker images` zeigt sie einzeln.)',
    },
    learned:
      'Die Liste zeigt zu jedem Namen, wie groß dieses Image allein wäre. Geteiltes steht in jeder Zeile und ist einmal gespeichert; `docker system df` sagt die Wahrheit.',
  },
  'name-or-image': {
    title: 'Der Name oder das Image?',
    story: `\`docker rmi\` ist kurz für „remove image“. Meistens entfernt es einen Namen.

\`app:v1\` hat 30MB eigene, die frei werden sollen. \`alpine\`, worauf es steht, wird gebraucht.`,
    goal: '`alpine` ist da, und alle Images zusammen brauchen weniger als 10MB.',
    missing: {
      alpine: 'Ein Image namens `alpine` gibt es nicht mehr; das sollte bleiben.',
      space: 'Die 30MB sind noch da: Solange ein Name zu dem Image führt, bleibt es.',
    },
    hints: [
      'Achte auf die Worte: `Untagged` ist nicht `Deleted`.',
      'Wie viele Namen hat das Image? `docker images` zeigt sie mit der Id.',
      '`docker rmi app:v1 app:stable app:friday`: Mit dem letzten Namen geht das Image.',
    ],
    questions: { freed: 'Wie viele Bytes macht `docker rmi app:v1` frei?' },
    learned:
      'rmi nimmt einen Namen weg. Mit dem letzten geht das Image, und mit ihm die Schichten, auf denen sonst nichts steht.',
  },
  'still-in-use': {
    title: 'Noch in Gebrauch',
    story: `\`app\` bringt 30MB mit, und niemand braucht es mehr. Da ist nur noch dieser Container, der letzte Woche lief, \`last\`. Er ist längst beendet.

Mach die 30MB frei.`,
    goal: 'Es gibt kein Image `app`, und seine 30MB sind frei.',
    missing: {
      image: 'Das Image `app` ist noch da. Was hat docker beim Versuch gesagt? (`explain docker rmi app`)',
      layer:
        'Das Image ist aus der Liste, aber seine Bytes sind nicht frei: Ein Container steht noch auf der Schicht. (`picture` zeigt es.)',
    },
    hints: [
      'Ein Container steht auf den Schichten seines Images, auch wenn er beendet ist.',
      'Gewalt nimmt das Image aus der Liste, aber nicht einem Container den Boden unter den Füßen weg.',
      '`docker rm last`, dann `docker rmi app`.',
    ],
    questions: {
      removed:
        'Nichts läuft, aber der beendete Container `last` ist da. Entfernt `docker rmi app` das Image (ja oder nein)?',
    },
    learned:
      'Ein Container braucht die Schichten unter sich, ob er läuft oder nicht. Erst die Container, dann das Image.',
  },
  'without-a-name': {
    title: 'Images ohne Namen',
    story: `\`app\` wurde wieder und wieder gebaut, immer unter demselben Namen. Jedes Mal zog der Name um, und was ihn vorher hatte, blieb als \`<none>\`: Images, die niemand mehr ruft.

Räum sie weg. Alles, was einen Namen hat (\`alpine\`, \`app\`, \`tool\`), soll bleiben, ob benutzt oder nicht.`,
    goal: 'Kein Image ist ohne Namen, und `alpine`, `app` und `tool` sind noch da.',
    missing: {
      named: 'Eines von `alpine`, `app` und `tool` fehlt: Es wurde zu viel weggeräumt.',
      dangling: 'Es gibt noch Images ohne Namen: `docker images -f dangling=true`.',
    },
    hints: [
      'Genau dafür gibt es einen Befehl.',
      '`docker image prune`. Achte auf seine Optionen: Eine davon bedeutet mehr, als du willst.',
      '`docker image prune -f`, ohne `-a`.',
    ],
    questions: { removed: 'Wie viele Images wird `docker image prune -f` entfernen?' },
    learned:
      'prune entfernt, was keinen Namen hat. prune -a entfernt alles, was kein Container benutzt, mit oder ohne Namen: auf einem Rechner, auf dem wenig läuft, fast alles.',
  },
  'what-containers-cost': {
    title: 'Was Container kosten',
    story: `Drei Container aus einem Image: \`web\` läuft und muss weiterlaufen. \`monday\` und \`tuesday\` haben ihre Arbeit getan und sind beendet, und jeder hat eine große Datei geschrieben.

Die Ergebnisse sind abgeholt. Mach den Platz frei, den sie brauchen.`,
    goal: '`web` läuft, und alle Container zusammen brauchen weniger als 1MB für sich.',
    missing: {
      web: '`web` läuft nicht mehr.',
      bytes: 'Die Schichten der beendeten Container sind noch da: `docker ps -a -s` zeigt ihre Größen.',
    },
    hints: [
      'Den Platz braucht nicht das Image; das teilen sich alle drei.',
      'Was ein Container geschrieben hat, geht mit dem Container: Er muss entfernt werden, nicht angehalten.',
      '`docker rm monday tuesday`',
    ],
    questions: {
      freed:
        'Wie viel wird `docker container prune -f` freimachen? (`docker ps -a -s` zeigt, was jeder geschrieben hat.)',
    },
    learned:
      'Ein beendeter Container behält seine Schicht, bis er entfernt wird. `docker run --rm` entfernt ihn von selbst.',
  },
};
