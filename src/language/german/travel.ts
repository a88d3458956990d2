import type { Language } from '../language.js';
import type { MomentPlace, Passed } from '../travel-values.js';
import { listed, number } from './lists.js';

function place({ behind, ahead }: MomentPlace): string {
  if (behind === 0) return 'hier';
  if (behind !== undefined) return `${number(behind, 'Zeile', 'Zeilen')} zurück`;
  return ahead === undefined ? 'auf einem anderen Zweig' : `${number(ahead, 'Zeile', 'Zeilen')} voraus`;
}

function told(what: string, { lines, more }: Omit<Passed, 'clock'>): string {
  return [...lines.map((line) => `${what}: ${line}`), ...(more === 0 ? [] : [`und ${more} weitere`])].join('\n');
}

export const travelWords = {
  'travel.undone': ({ clock, ...passed }) => `${told('Zurückgenommen', passed)}\nEs ist wieder ${clock}.`,
  'travel.redone': ({ clock, ...passed }) => `${told('Noch einmal getan', passed)}\nEs ist ${clock}.`,
  'travel.no-more': ({ wanted, steps }) => `Das war alles: ${wanted} waren gewünscht, ${steps} gab es.`,
  'travel.no-undo': () => 'Es gibt nichts zurückzunehmen: hier hat alles angefangen.',
  'travel.no-redo': () =>
    'Es gibt nichts noch einmal zu tun: nichts wurde zurückgenommen, oder seither wurde anderes getan.',
  'travel.gone': ({ name, clock }) =>
    `Das ist der Moment ${name}, um ${clock}. \`undo\` führt dorthin zurück, wo du warst.`,
  'travel.here': ({ name }) => `Das ist der Moment ${name} schon.`,
  'travel.forked': ({ name, branch, clock }) =>
    `Wohin du gekommen warst, bleibt als ${branch}. Das ist wieder der Moment ${name}, um ${clock}: mach anders weiter, dann vergleicht \`changes ${branch} now\` beides.`,
  'travel.forked-here': ({ branch }) =>
    `Dieser Moment bleibt als ${branch}: mach auf eine Art weiter, dann führt \`fork ${branch}\` hierher zurück, um eine andere zu versuchen.`,
  'travel.no-terminal': () =>
    'Dieses Terminal war in jenem Moment noch nicht offen: geh von einem aus hin, das es war.',
  'travel.not-here': () =>
    'Hier gibt es keine Zeilen zurückzunehmen: an einem Terminal gibt es welche, und ein Programm hat dafür sein Lab.',
  'moment.marked': ({ name }) => `Dieser Moment heißt jetzt ${name}; \`goto ${name}\` führt zu ihm zurück.`,
  'moment.forgotten': ({ name }) => `Der Name ${name} ist wieder frei.`,
  'moment.bad-name': ({ name }) =>
    `Ein Moment kann nicht ${name === '' ? 'gar nicht' : name} heißen: nimm einen Buchstaben oder eine Ziffer, dann Buchstaben, Ziffern, Punkte, Unter- und Bindestriche, und nicht \`now\`, das immer die Gegenwart ist.`,
  'moment.taken': ({ name }) =>
    `Ein anderer Moment heißt schon ${name}: nimm einen anderen Namen, oder mach diesen mit \`moment --forget ${name}\` frei.`,
  'moment.missing': ({ name, known }) =>
    known.length === 0
      ? `Kein Moment heißt ${name}: noch hat keiner einen Namen; \`moment ${name}\` gäbe ihn diesem hier.`
      : `Kein Moment heißt ${name}: es gibt ${listed(known)}.`,
  'moment.none': () => 'Noch hat kein Moment einen Namen: `moment NAME` gibt der Gegenwart einen.',
  'moment.row': (values) =>
    `${values.name}  ${values.clock}  ${place(values)}${values.line === undefined ? '' : `, nach: ${values.line}`}`,
} satisfies Partial<Language['words']>;
