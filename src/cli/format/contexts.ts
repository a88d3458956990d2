/** `docker context ls`. */
import type { Reading } from '../reading.js';
import { chosenFormat, formatList, type ListSpec } from './list-format.js';

interface ContextRow {
  readonly name: string;
  readonly endpoint: string;
}

/** Rows are of the only context, which is the one in use. */
const spec: ListSpec<ContextRow> = {
  type: '*formatter.clientContextContext',
  fields: [
    { name: 'Name', header: 'NAME', value: ({ name }) => name },
    { name: 'Description', header: 'DESCRIPTION', value: () => 'Current DOCKER_HOST based configuration' },
    { name: 'DockerEndpoint', header: 'DOCKER ENDPOINT', value: ({ endpoint }) => endpoint },
    { name: 'Current', header: '', value: () => true },
    { name: 'Error', header: 'ERROR', value: () => '' },
  ],
};

const table = 'table {{.Name}}{{if .Current}} *{{end}}\\t{{.Description}}\\t{{.DockerEndpoint}}\\t{{.Error}}';

export function formatContexts(
  rows: readonly ContextRow[],
  { format, quiet }: { readonly format: string; readonly quiet: boolean },
): Reading<string> {
  return formatList(spec, rows, chosenFormat(format, { table, ...(quiet ? { quiet: '{{.Name}}' } : {}) }));
}
