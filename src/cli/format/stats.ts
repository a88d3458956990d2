/** `docker stats`. */
import type { StatsDocument } from '../../view/container-stats.js';
import { bytesSize } from '../../time/size.js';
import type { Reading } from '../reading.js';
import { chosenFormat, formatList, type ListSpec } from './list-format.js';
import { shortId } from '../../digest/digest.js';

export interface StatsRow extends StatsDocument {
  /** As it was named on the command line; the short id where none was. */
  readonly called: string;
}

function statsSpec(trunc: boolean): ListSpec<StatsRow> {
  const percent = ({ memory, memoryLimit }: StatsRow) => (memoryLimit === 0 ? 0 : (memory / memoryLimit) * 100);
  return {
    type: '*container.statsContext',
    fields: [
      { name: 'Container', header: 'CONTAINER', value: ({ called }) => called },
      { name: 'ID', header: 'CONTAINER ID', value: ({ id }) => (trunc ? shortId(id) : id) },
      { name: 'Name', header: 'NAME', value: ({ name }) => name },
      { name: 'CPUPerc', header: 'CPU %', value: () => '0.00%' },
      {
        name: 'MemUsage',
        header: 'MEM USAGE / LIMIT',
        value: ({ memory, memoryLimit }) => `${bytesSize(memory)} / ${bytesSize(memoryLimit)}`,
      },
      { name: 'MemPerc', header: 'MEM %', value: (row) => `${percent(row).toFixed(2)}%` },
      { name: 'NetIO', header: 'NET I/O', value: () => '0B / 0B' },
      { name: 'BlockIO', header: 'BLOCK I/O', value: () => '0B / 0B' },
      { name: 'PIDs', header: 'PIDS', value: ({ processes }) => String(processes) },
    ],
  };
}

const columns = ['ID', 'Name', 'CPUPerc', 'MemUsage', 'MemPerc', 'NetIO', 'BlockIO', 'PIDs'];
const table = `table ${columns.map((name) => `{{.${name}}}`).join('\\t')}`;

export function formatStats(
  rows: readonly StatsRow[],
  { trunc, format }: { readonly trunc: boolean; readonly format: string },
): Reading<string> {
  return formatList(statsSpec(trunc), rows, chosenFormat(format, { table }));
}
