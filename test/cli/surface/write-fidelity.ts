/** The table of the surface between its marks in docs/fidelity.md. */
import { join } from 'node:path';
import { gatherEvidence } from './evidence.js';
import { fidelityTable } from './fidelity-table.js';

const marks = { begin: '<!-- surface:begin -->', end: '<!-- surface:end -->' };

/** `document` with its block as it should be now; `root` is the folder of package.json. */
export function withTable(document: string, root: string): string {
  const begin = document.indexOf(marks.begin);
  const end = document.indexOf(marks.end);
  if (begin < 0 || end < begin) throw new Error('docs/fidelity.md has no marks for the table of the surface');
  const evidence = gatherEvidence(join(root, 'test/record'), join(root, 'test/cli'));
  return `${document.slice(0, begin)}${marks.begin}\n${fidelityTable(evidence)}${document.slice(end)}`;
}
