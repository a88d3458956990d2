import { humanSizeWithPrecision } from '../../time/size.js';
import type { Author, FileChange } from '../biography-values.js';
import type { Language } from '../language.js';
import { listed } from './lists.js';

const changes: Readonly<Record<FileChange, string>> = {
  added: 'geschrieben',
  changed: 'verändert',
  deleted: 'gelöscht',
};

const brought: Readonly<Record<FileChange, string>> = {
  added: 'gebracht',
  changed: 'verändert',
  deleted: 'weggenommen',
};

function what(verb: string, bytes: number | undefined): string {
  return `${verb}${bytes === undefined ? '' : ` (${humanSizeWithPrecision(bytes, 4)})`}`;
}

function authorOf(by: Author): string {
  switch (by.by) {
    case 'process':
      return `von \`${by.words}\` ${by.container === undefined ? `auf ${by.machine ?? 'der Maschine'}` : `in Container ${by.container}`}`;
    case 'engine':
      return by.words === '' ? 'von der Engine, von sich aus' : `von der Engine, für \`${by.words}\``;
    case 'call':
      return 'durch einen Aufruf an den Dateien selbst';
  }
}

export const biographyWords = {
  'biography.machine': ({ path, machine }) =>
    `${path} ist eine Datei von ${machine} selbst, außerhalb jedes Containers.`,
  'biography.layer': ({ number, clock, change, bytes, layer, command }) =>
    `${number}. ${clock}${clock === '' ? '' : '  '}${what(brought[change], bytes)} von Schicht ${layer}${command === '' ? '' : `: ${command}`}`,
  'biography.write': ({ number, clock, change, bytes, by, line }) =>
    `${number}. ${clock}  ${what(changes[change], bytes)}${by === undefined ? '' : ` ${authorOf(by)}`}${line === undefined ? '' : `\n   Zeile: ${line}`}`,
  'biography.older': () => 'Es war schon da, ehe die Erinnerung beginnt.',
  'biography.sight': ({ container, path, sees, readonly, running, from, hiddenBy }) => {
    const how = `${readonly ? ', nur lesend' : ''}${from.length === 0 ? '' : `, geerbt von ${listed(from)} durch --volumes-from`}`;
    const state = running ? '' : ' (er läuft nicht)';
    switch (sees) {
      case 'it':
        return `Container ${container}${state} sieht es unter ${path}${how}.`;
      case 'hidden':
        return `Container ${container}${state} sähe es unter ${path}, aber was er unter ${hiddenBy ?? path} eingehängt hat, verdeckt es.`;
      case 'own':
        return `Container ${container}${state} hat es für sich verändert.`;
      case 'deleted':
        return `Container ${container}${state} hat es für sich gelöscht.`;
    }
  },
} satisfies Partial<Language['words']>;
