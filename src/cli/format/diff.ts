/** `docker diff`. */
import type { Reading } from '../reading.js';
import { formatList } from './list-format.js';

/** An item of `GET /containers/NAME/changes`: changed 0, added 1, deleted 2. */
export interface ChangeDocument {
  readonly Kind: number;
  readonly Path: string;
}

export function formatDiff(changes: readonly ChangeDocument[], format = '{{.Type}} {{.Path}}'): Reading<string> {
  const spec = {
    type: '*container.diffContext',
    fields: [
      { name: 'Type', header: 'CHANGE TYPE', value: ({ Kind: kind }: ChangeDocument) => 'CAD'.charAt(kind) },
      { name: 'Path', header: 'PATH', value: (change: ChangeDocument) => change.Path },
    ],
  };
  return formatList(spec, changes, format);
}
