/** `docker search`. */
import type { Reading } from '../reading.js';
import { chosenFormat, formatList } from './list-format.js';
import { ellipsis } from './words.js';

/** An item of `GET /images/search`. */
export interface SearchDocument {
  readonly name: string;
  readonly description: string;
  readonly is_official: boolean;
  readonly star_count: number;
}

export function formatSearch(
  results: readonly SearchDocument[],
  { trunc, format }: { readonly trunc: boolean; readonly format: string },
): Reading<string> {
  const description = ({ description: words }: SearchDocument) => {
    const line = words.replace(/[\r\n]/g, ' ');
    return trunc ? ellipsis(line, 45) : line;
  };
  const inJson = format === 'json' || /{{ *json \. *}}/.test(format);
  const official = ({ is_official: yes }: SearchDocument) => (inJson ? String(yes) : yes ? '[OK]' : '');
  const spec = {
    type: '*registry.searchContext',
    fields: [
      { name: 'Name', header: 'NAME', value: (result: SearchDocument) => result.name },
      { name: 'Description', header: 'DESCRIPTION', value: description },
      { name: 'StarCount', header: 'STARS', value: (result: SearchDocument) => String(result.star_count) },
      { name: 'IsOfficial', header: 'OFFICIAL', value: official },
    ],
  };
  const table = 'table {{.Name}}\\t{{.Description}}\\t{{.StarCount}}\\t{{.IsOfficial}}';
  return formatList(spec, results, chosenFormat(format, { table }));
}
