import type { namesAndTags as english } from '../english/names-and-tags.js';
import type { Translated } from '../own-lesson.js';

export const namesAndTags: Translated<typeof english> = {
  'a-second-name': {
    title: 'Ein zweiter Name',
    story: `Ein Name ist ein Schild an einer Schnur. Er hängt an einem Image, und an einem Image können viele hängen.

Dein Projekt spricht von \`mine:v1\`, und vorerst soll das nichts anderes sein als \`debian\`. Gib dem Image diesen Namen.`,
    goal: '`mine:v1` ist ein Name genau des Images, das auch `debian` heißt.',
    missing: {
      name: 'Es gibt kein Image mit dem Namen `mine:v1`.',
      same: '`mine:v1` ist ein anderes Image als `debian`: Die Ids sind verschieden (`docker images`).',
    },
    hints: [
      'Kopiert, ausgeführt oder gebaut wird nichts. Es geht nur um ein Schild.',
      '`docker tag` nimmt den Namen, den es gibt, und dann den neuen.',
      '`docker tag debian mine:v1`',
    ],
    questions: { bytes: 'Um wie viele Bytes brauchen die Images mit dem zweiten Namen mehr Platz?' },
    learned:
      'Ein Tag ist ein Name und keine Kopie. Die Liste zeigt das Image für jeden Namen einmal, mit derselben Id und derselben Größe, und Platz braucht es einmal.',
  },
  'only-a-word': {
    title: 'Nur ein Wort',
    story: `Es gibt \`app:v1\` und \`app:v2\`. Eine Kollegin tippt \`docker run app\` ohne Tag und erwartet das neueste.

Wo kein Tag steht, liest docker \`latest\`. Sorge dafür, dass \`app\` allein Version zwei bedeutet.`,
    goal: '`app` ohne Tag ist dasselbe Image wie `app:v2`.',
    missing: {
      latest: 'Es gibt kein Image, das nur `app` heißt; das ist kurz für `app:latest`.',
      second: '`app` gibt es, aber es ist nicht das Image von `app:v2`.',
    },
    hints: [
      '`latest` rechnet niemand aus. Es ist ein Tag wie jedes andere.',
      'Also muss jemand es anhängen, und zwar an das richtige Image.',
      '`docker tag app:v2 app`',
    ],
    questions: { runs: '`app:v1` und `app:v2` sind da. Findet `docker run app` eines davon (ja oder nein)?' },
    learned:
      '`latest` ist das Wort, das für ein fehlendes Tag einspringt, und weiter nichts. Auf das neueste Image zeigt es nur, wenn jemand es dorthin hängt.',
  },
  'a-name-moves': {
    title: 'Ein Name zieht um',
    story: `\`app\` ist Version eins. Im Container \`builder\` liegt Version zwei bereit, um festgehalten zu werden. Nimmt dieser Commit den Namen \`app\`, so verliert ihn Version eins, und eines Tages wirst du sie wiederhaben wollen.

Mach \`app\` zu Version zwei, und \`app:old\` soll Version eins sein.`,
    goal: '`app` hat „two“ in der Datei `/version`, und `app:old` hat „one“.',
    missing: {
      next: '`app` ist noch nicht Version zwei.',
      old: '`app:old` ist nicht Version eins.',
    },
    hints: [
      'Ein Name gehört immer nur einem Image. Wer ihn übernimmt, nimmt ihn weg.',
      'Häng also den zweiten Namen an Version eins, solange sie noch auf den ersten hört.',
      '`docker tag app app:old`, und erst dann `docker commit builder app`.',
    ],
    questions: {
      nameless: 'Wie viele Images wird `docker images` nach `docker commit builder app` als `<none>` zeigen?',
    },
    learned:
      'Ein Commit oder ein Build, der einen Namen wiederverwendet, zieht ihn um. Das Image, das ihn hatte, bleibt als `<none>`, bis es jemand entfernt; nur seine Id führt noch hin.',
  },
  'the-whole-name': {
    title: 'Der ganze Name',
    story: `Der Name eines Images sagt, wo es wohnt: die Registry mit ihrem Port, die Organisation, das Image und das Tag. Was fehlt, wird ergänzt: Docker Hub, niemandes Organisation, \`latest\`.

\`app:v1\` soll auf die Registry \`registry.harbour.example:5000\`; dort heißt deine Organisation \`kitchen\` und das Image \`soup\`, Version \`v1\`. Verschickt wird noch nichts. Gib ihm den ganzen Namen.`,
    goal: 'Das Image `app:v1` hat auch den Namen `registry.harbour.example:5000/kitchen/soup:v1`.',
    missing: {
      registry:
        'Kein Name von `app:v1` beginnt mit der Registry und ihrem Port. Was vor dem ersten Schrägstrich steht, ist nur dann eine Registry, wenn ein Punkt oder Doppelpunkt darin ist. (Namen schreibt man klein.)',
      path: 'Die Registry stimmt, aber danach müssen Organisation und Image kommen: `kitchen/soup`.',
      tag: 'Alles vor dem Tag stimmt. Das Tag soll `v1` sein.',
    },
    hints: [
      'Vier Teile: Registry mit Port, Organisation, Image, Tag.',
      'Dazwischen stehen Schrägstriche, und vor dem Tag ein Doppelpunkt.',
      '`docker tag app:v1 registry.harbour.example:5000/kitchen/soup:v1`',
    ],
    questions: { tag: '`docker tag app:v1 kitchen/soup` nennt kein Tag. Welches wird die Liste zeigen?' },
    learned:
      'registry:port/organisation/image:tag. Der Name entscheidet, wohin ein Push geht und woher ein Pull kommt; was fehlt, hat einen Vorgabewert.',
  },
  'through-a-registry': {
    title: 'Über eine Registry',
    story: `Eine Registry ist ein Regal, in dem Rechner füreinander Images ablegen. Dieses heißt \`registry.harbour.example:5000\` und ist leer.

Deine Kollegen warten auf \`app:v1\`. Leg es dort als \`kitchen/soup\` mit dem Tag \`v1\` ab.`,
    goal: 'Die Registry `registry.harbour.example:5000` hat das Repository `kitchen/soup` mit dem Tag `v1`.',
    missing: {
      pushed:
        'Die Registry hat nichts namens `kitchen/soup`. Ein Name allein verschickt nichts, und ein Push geht dorthin, wohin der Name zeigt.',
      tag: '`kitchen/soup` ist da, aber ohne ein Tag `v1`.',
    },
    hints: [
      'Es sind zwei Schritte: ein Name, der sagt wohin, und dann das Verschicken.',
      '`docker tag` gibt den Namen; `docker push` verschickt, was so heißt.',
      '`docker tag app:v1 registry.harbour.example:5000/kitchen/soup:v1`, dann `docker push` mit demselben Namen.',
    ],
    questions: {
      again:
        'Nach dem Push werden hier alle seine Namen mit `docker rmi` entfernt. Lässt es sich wieder holen (ja oder nein)?',
    },
    learned:
      'Ein Push liest das Ziel aus dem Namen, schickt die Schichten, die der Registry fehlen, und lässt das Image hier, wie es war. Push und Pull sind einander Gegenteil.',
  },
  'without-a-network': {
    title: 'Ohne Netz',
    story: `Du bist auf dem Schiff, und es gibt kein Netz. Aber jemand hat mit \`docker save\` ein Image in die Datei \`app.tar\` gelegt, und die liegt in deinem Ordner.

Hol das Image \`app:v1\` daraus zurück, und zwar ganz: mit seinen Schichten, wie es gesichert wurde.`,
    goal: 'Es gibt ein Image `app:v1`, und in seiner Datei `/version` steht „one“.',
    missing: {
      image: 'Auf diesem Rechner gibt es kein Image `app:v1`.',
      whole:
        '`app:v1` ist da, aber nicht das gesicherte: Es besteht aus den Dateien des Archivs selbst. (`docker history app:v1`)',
    },
    hints: [
      'In der Datei liegt ein Image mit allen Schichten. Welcher Befehl ist das Gegenteil von `docker save`?',
      'Nicht `docker import`: Das nimmt irgendein Archiv mit Dateien und macht eine Schicht daraus.',
      '`docker load -i app.tar`',
    ],
    questions: {
      layers:
        'Wie viele Schichten wird das geladene Image haben? (Eine kam von `alpine`, und eine kam beim Commit dazu.)',
    },
    learned:
      'save und load befördern Images, mit Schichten, Geschichte und Namen. export und import befördern die Dateien eines Containers, in einer einzigen Schicht.',
  },
};
