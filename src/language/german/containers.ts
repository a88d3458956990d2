import { humanSizeWithPrecision } from '../../time/size.js';
import type { ContainerEnd, MountValues } from '../container-values.js';
import type { Language } from '../language.js';
import { number } from './lists.js';

function meaning({ code, signal }: ContainerEnd): string {
  if (signal !== undefined) return `${code}: 128 + ${code - 128}, das Signal ${signal} hat seinen Prozess beendet`;
  switch (code) {
    case 0:
      return '0: sein Befehl endete ohne Fehler';
    case 126:
      return '126: sein Befehl wurde gefunden, ließ sich aber nicht ausführen';
    case 127:
      return '127: sein Befehl wurde nicht gefunden';
    default:
      return `${code}: damit meldet der Befehl selbst einen Fehler`;
  }
}

function source({ type, name, path, readonly }: MountValues): string {
  const what =
    type === 'volume' ? `Volume ${name}` : type === 'bind' ? `${path} des Hosts` : 'ein tmpfs, nur im Arbeitsspeicher';
  return `${what}${readonly ? ', nur zum Lesen' : ''}`;
}

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 3);

export const containerWords = {
  'container.created': ({ container }) => `Container ${container} wurde angelegt und nie gestartet.`,
  'container.running': ({ container, command, since }) =>
    `Container ${container} läuft seit ${since}, so lange wie sein Befehl \`${command}\`.`,
  'container.paused': ({ container }) =>
    `Container ${container} ist angehalten: seine Prozesse sind da und stehen still bis zu \`docker unpause\`.`,
  'container.restarting': ({ container }) =>
    `Container ${container} ist beendet und wird nach seiner Restart-Policy gleich wieder gestartet.`,
  'container.exited': ({ container, at, end }) =>
    `Container ${container} endete um ${at} mit Exit-Code ${meaning(end)}.`,
  'container.failed': ({ container, reason }) => `Container ${container} ließ sich nicht starten: ${reason}`,
  'container.killed-after-stop': () =>
    '`docker stop` bittet erst mit TERM und beendet nach zehn Sekunden mit KILL; ein Prozess mit der Nummer 1, der TERM nicht selbst behandelt, überhört es.',
  'container.kept': () =>
    'Er bleibt mit seinen Dateien und Logs, bis `docker rm` ihn entfernt: beendet ist nicht entfernt.',
  'container.removed-at-end': () => 'Er wurde mit --rm angelegt: sobald er endet, wird er entfernt.',
  'container.restarts': ({ policy }) => `Seine Restart-Policy ist ${policy}.`,
  'container.image': ({ image }) => `Er entstand aus Image ${image}.`,
  'container.image-gone': ({ image }) =>
    `Sein Image ${image} wurde mit Gewalt entfernt; dessen Schichten bleiben, solange es diesen Container gibt.`,
  'container.own-layer': ({ bytes, paths }) =>
    paths === 0
      ? 'Seine eigene Schicht ist leer: er hat keine Datei seines Images verändert.'
      : `Seine eigene Schicht enthält ${number(paths, 'geänderten Pfad', 'geänderte Pfade')} (${size(bytes)}); sie gehen mit ihm, wenn nicht \`docker commit\` ein Image daraus macht.`,
  'container.mount': (values) =>
    `Unter ${values.at} sieht er ${source(values)}${
      values.from === undefined ? '' : `, mit --volumes-from geerbt von ${values.from}`
    }: das gehört weder zu seinem Image noch zu seiner Schicht noch zu einem Commit.`,
} satisfies Partial<Language['words']>;
