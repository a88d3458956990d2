import { type Next, poll } from '../../process/program.js';
import { containerStats, statsOfAll } from '../../view/container-stats.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { formatStats, type StatsRow } from '../format/stats.js';
import { shortId } from '../../digest/digest.js';
import { command, type Invocation } from './command.js';
import { containerByName } from './container-by-name.js';
import { refused, say, sayFormatted } from './speak.js';

const flagSet = {
  all: toggle('Also containers that do not run', { short: 'a' }),
  format: text('Go template, `table TEMPLATE`, or json'),
  'no-stream': toggle('Once only'),
  'no-trunc': toggle('Cut nothing'),
};

type Call = Invocation<typeof flagSet>;

/** Milliseconds between two looks. */
const glance = 1000;

/** Again and again until it is interrupted, each time over what was there before; or once. */
export const stats = command({
  flags: flagSet,
  step: (call) => {
    const rows = rowsOf(call);
    if (isFailure(rows)) return refused(call.system, rows);
    const { format, 'no-trunc': whole, 'no-stream': once } = call.flags;
    const shown = formatStats(rows, { trunc: !whole, format });
    if (once || !shown.ok) return sayFormatted(call.system, shown);
    return showOver(call, shown.value);
  },
});

function rowsOf({ client, flags: { all }, args }: Call): readonly StatsRow[] | Failure {
  if (args.length === 0) {
    const every = client.look((world) => statsOfAll(world, client.host, { all }));
    return every.map((row) => ({ ...row, called: shortId(row.id) }));
  }
  const rows: StatsRow[] = [];
  for (const called of args) {
    const container = containerByName({ client }, called);
    if (isFailure(container)) return container;
    rows.push({ ...client.look((world) => containerStats(world, client.host, container)), called });
  }
  return rows;
}

/** From the upper left corner, each line to its end, and nothing below. */
function showOver({ system }: Call, lines: string): Next {
  const clear = lines.split('\n').map((line) => `${line} \x1b[K\n`);
  say(system, `\x1b[H${clear.join('')}\x1b[J`);
  return poll([{ time: system.now + glance }], 'watching');
}
