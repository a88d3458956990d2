import { humanSizeWithPrecision } from '../../time/size.js';
import type { Author, FileChange, LayerWriteValues, SightValues, WriteValues } from '../biography-values.js';
import { listed } from './lists.js';

const changes: Readonly<Record<FileChange, string>> = { added: 'written', changed: 'changed', deleted: 'deleted' };

const brought: Readonly<Record<FileChange, string>> = { added: 'brought', changed: 'changed', deleted: 'taken out' };

function what(verb: string, bytes: number | undefined): string {
  return `${verb}${bytes === undefined ? '' : ` (${humanSizeWithPrecision(bytes, 4)})`}`;
}

function authorOf(by: Author): string {
  switch (by.by) {
    case 'process':
      return `by \`${by.words}\` ${by.container === undefined ? `on ${by.machine ?? 'the machine'}` : `in container ${by.container}`}`;
    case 'engine':
      return by.words === '' ? 'by the engine, of its own accord' : `by the engine, for \`${by.words}\``;
    case 'call':
      return 'by a call on the files themselves';
  }
}

export const biographyWords = {
  'biography.machine': ({ path, machine }: { path: string; machine: string }) =>
    `${path} is a file of ${machine} itself, outside every container.`,
  'biography.layer': ({ number, clock, change, bytes, layer, command }: LayerWriteValues) =>
    `${number}. ${clock}${clock === '' ? '' : '  '}${what(brought[change], bytes)} by layer ${layer}${command === '' ? '' : `: ${command}`}`,
  'biography.write': ({ number, clock, change, bytes, by, line }: WriteValues) =>
    `${number}. ${clock}  ${what(changes[change], bytes)}${by === undefined ? '' : ` ${authorOf(by)}`}${line === undefined ? '' : `\n   line: ${line}`}`,
  'biography.older': () => 'It was there before anything that is remembered.',
  'biography.sight': ({ container, path, sees, readonly, running, from, hiddenBy }: SightValues) => {
    const how = `${readonly ? ', read only' : ''}${from.length === 0 ? '' : `, inherited from ${listed(from)} by --volumes-from`}`;
    const state = running ? '' : ' (it does not run)';
    switch (sees) {
      case 'it':
        return `Container ${container}${state} sees it at ${path}${how}.`;
      case 'hidden':
        return `Container ${container}${state} would see it at ${path}, but its mount at ${hiddenBy ?? path} hides it.`;
      case 'own':
        return `Container ${container}${state} has changed it for itself.`;
      case 'deleted':
        return `Container ${container}${state} has deleted it for itself.`;
    }
  },
} as const;
