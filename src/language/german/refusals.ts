import type { Language } from '../language.js';
import { counted, listed } from './lists.js';

export const refusalWords = {
  'refused.no-such-container': ({ name }) =>
    `Es gibt keinen Container mit dem Namen oder der Id ${name}. \`docker ps -a\` zeigt alle, auch beendete.`,
  'refused.no-such-image': ({ name }) =>
    `Dieser Host hat kein Image ${name}. \`docker images\` zeigt, welche er hat; \`docker pull\` lädt eines, und \`docker run\` tut das von selbst.`,
  'refused.no-such-volume': ({ name }) =>
    `Es gibt kein Volume ${name}. \`docker volume ls\` zeigt, welche es gibt; ein flüchtiges verschwindet mit den Containern, die es benutzen.`,
  'refused.no-such-host': ({ name }) => `In dieser Welt gibt es keine Maschine ${name}.`,
  'refused.no-such-object': ({ name }) => `Nichts hier heißt ${name}.`,
  'refused.no-such-file': ({ name }) =>
    `Im Container gibt es keine Datei ${name}: weder sein Image noch seine eigene Schicht noch etwas Eingehängtes bringt sie mit.`,
  'refused.no-such-exec': () => 'Das Programm, nach dem gefragt wurde, ist beendet und vergessen.',
  'refused.ambiguous-id': ({ name }) =>
    `Mehr als eine Id beginnt mit ${name}: mehr Ziffern davon, oder ein Name, machen es eindeutig.`,
  'refused.invalid-argument': () =>
    'Was da steht, versteht der Befehl nicht; welchen Teil, sagen Dockers eigene Worte oben. Geändert wurde nichts.',
  'refused.invalid-reference': ({ name }) =>
    `${name} ist kein Image-Name: er lautet [registry.example.com:port/][organization/]name[:tag][@digest], klein geschrieben bis auf den Tag.`,
  'refused.name-in-use': ({ name, holder }) =>
    holder === undefined
      ? `Der Name ${name} ist schon vergeben: ein anderer, oder weg mit dem, was ihn hat.`
      : `Container ${holder} heißt ${name}, ob er läuft oder nicht. Ein Name wird frei, wenn sein Container entfernt oder umbenannt wird.`,
  'refused.container-active': ({ container, status }) =>
    `Container ${container} ist ${status}, und ohne Gewalt (-f) wird nur ein beendeter entfernt.`,
  'refused.paused': ({ container }) =>
    `Container ${container} ist angehalten: seine Prozesse stehen still, und bis zu \`docker unpause\` startet darin nichts Neues.`,
  'refused.already-paused': ({ container }) => `Container ${container} steht schon still.`,
  'refused.not-paused': ({ container }) =>
    `Container ${container} ist nicht angehalten, da gibt es nichts fortzusetzen.`,
  'refused.volume-in-use': ({ volume, users }) =>
    `Volume ${volume} wird benutzt von ${counted('Container', 'den Containern', users)}; auch beendete zählen, denn sie könnten wieder gestartet werden.`,
  'refused.image-has-children': ({ image, children }) =>
    `Image ${image} trägt ${counted('Image', 'die Images', children)}: seine Schichten sind auch deren, so kann es über seine Id nicht vor ihnen gehen.`,
  'refused.image-has-names': ({ image, names }) =>
    `Image ${image} heißt ${listed(names)}. Über seine Id gingen alle Namen auf einmal, das tut Docker nur mit -f; \`docker rmi NAME\` nimmt einen fort.`,
  'refused.image-in-use': ({ image, container, running }) =>
    running
      ? `Container ${container} läuft auf Image ${image}: unter einem laufenden Container wird kein Image weggenommen.`
      : `Container ${container} entstand aus Image ${image} und ist noch da, auch wenn er nicht läuft.`,
  'refused.network-in-use': ({ name }) => `Mit Netz ${name} sind Container verbunden: erst müssen sie es verlassen.`,
  'refused.port-in-use': ({ port }) =>
    `Ein anderer Container veröffentlicht diesen Port des Hosts für seinen eigenen ${port}: ein Port des Hosts führt nur zu einem Container.`,
  'refused.conflict': () => 'Etwas, das schon da ist, steht im Weg; die Worte oben nennen es.',
  'refused.not-running': ({ name }) =>
    `Container ${name} läuft nicht, und dafür braucht es einen laufenden. \`docker start ${name}\` startet ihn wieder, mit seinen Dateien.`,
  'refused.not-modified': () => 'Es ist schon so: es gab nichts zu tun.',
  'refused.registry': () =>
    'Die Registry gab nicht her, was verlangt war: sie ist nicht zu erreichen, hat es nicht, oder verweigert es. Ohne Netz hat ein Host nur die Images, die er schon geladen hat.',
  'refused.start-failed': () =>
    'Der Container ist da, aber sein Programm ließ sich nicht starten: zu prüfen sind Befehl, Arbeitsordner, Benutzer und was eingehängt ist.',
  'refused.file-fault': () => 'Das Dateisystem hat sich geweigert, in den Worten des Betriebssystems oben.',
  'refused.stuck': () =>
    'Es endet nicht von selbst: im Hintergrund (-d) starten, ihm ein Ende geben, oder mit Strg-C unterbrechen.',
  'refused.bad-snapshot': () => 'Der Text ist kein Schnappschuss einer Welt, mit dem diese Version weitermachen kann.',
  'refused.not': () => 'Das würde nicht verweigert.',
} satisfies Partial<Language['words']>;
