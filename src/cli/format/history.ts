/** `docker history`. */
import { formatRfc3339Nano } from '../../time/instant.js';
import { humanSizeWithPrecision } from '../../time/size.js';
import type { Reading } from '../reading.js';
import type { RowOptions } from './containers.js';
import { chosenFormat, formatList } from './list-format.js';
import type { ListSpec } from './list-format.js';
import { shortId } from '../../digest/digest.js';
import { ago, ellipsis } from './words.js';

/** An item of `GET /images/NAME/history`, newest first. */
export interface HistoryDocument {
  /** `<missing>` for what came from elsewhere. */
  readonly Id: string;
  /** Seconds. */
  readonly Created: number;
  readonly CreatedBy: string;
  readonly Size: number;
  readonly Comment: string;
}

export interface HistoryOptions extends RowOptions {
  /** Off: exact times and sizes. */
  readonly human: boolean;
  readonly quiet: boolean;
  readonly format: string;
}

function historySpec({ trunc, human, now }: HistoryOptions): ListSpec<HistoryDocument> {
  const createdAt = ({ Created: seconds }: HistoryDocument) => formatRfc3339Nano(seconds * 1000);
  const createdBy = ({ CreatedBy: command }: HistoryDocument) => {
    const line = command.replaceAll('\t', ' ');
    return trunc ? ellipsis(line, 45) : line;
  };
  return {
    type: '*image.historyContext',
    fields: [
      { name: 'ID', header: 'IMAGE', value: ({ Id: id }) => (trunc ? shortId(id) : id) },
      {
        name: 'CreatedSince',
        header: human ? 'CREATED' : 'CREATED AT',
        value: (item) => (human ? ago(item.Created, now) : createdAt(item)),
      },
      { name: 'CreatedAt', header: 'CREATED AT', value: createdAt },
      { name: 'CreatedBy', header: 'CREATED BY', value: createdBy },
      {
        name: 'Size',
        header: 'SIZE',
        value: ({ Size: size }) => (human ? humanSizeWithPrecision(size, 3) : String(size)),
      },
      { name: 'Comment', header: 'COMMENT', value: (item) => item.Comment },
    ],
  };
}

export function formatHistory(items: readonly HistoryDocument[], options: HistoryOptions): Reading<string> {
  const table = `table {{.ID}}\\t{{.${options.human ? 'CreatedSince' : 'CreatedAt'}}}\\t{{.CreatedBy}}\\t{{.Size}}\\t{{.Comment}}`;
  const chosen = chosenFormat(options.format, { table, ...(options.quiet ? { quiet: '{{.ID}}' } : {}) });
  return formatList(historySpec(options), items, chosen);
}
