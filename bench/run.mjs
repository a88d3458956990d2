/**
 * `npm run bench [-- WORDS] [--write]`: measures the goals whose name contains all the words, prints a table of ratios,
 * and with --write puts it into docs/performance.md, where lines that were not measured stay. Exit code 1 if a goal was
 * missed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/root.mjs';
import { goals } from './goals.mjs';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const write = process.argv.includes('--write');

/** @param {number} value */
const show = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2));

/** @param {number} value @param {string} unit */
const wish = (value, unit) => `${show(value)} ${unit}`;

/** @param {import('./goals.mjs').Goal} goal */
async function row({ name, unit, atMost, atLeast, measure }) {
  const value = await measure();
  if (value === undefined) return { reached: true, text: `| ${name} | | | left out |` };
  const reached = value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? 0);
  const wanted = atMost !== undefined ? `<= ${wish(atMost, unit)}` : atLeast ? `>= ${wish(atLeast, unit)}` : '';
  const verdict = wanted === '' ? '' : reached ? 'reached' : 'missed';
  return { reached, text: `| ${name} | ${wanted} | ${wish(value, unit)} | ${verdict} |` };
}

/** @type {Map<string, string>} */
const rows = new Map();
let missed = 0;

for (const goal of goals) {
  if (!words.every((word) => goal.name.includes(word))) continue;
  process.stderr.write(`${goal.name} …\n`);
  const { reached, text } = await row(goal);
  if (!reached) missed += 1;
  rows.set(goal.name, text);
}

const [cpu] = cpus();
const machine =
  `Node ${process.version}, ${process.arch}, ${cpus().length} cores (${cpu?.model ?? 'unknown'}), ` +
  `${Math.round(totalmem() / 2 ** 30)} GB; load ${loadavg()[0]?.toFixed(1)} at the end.`;
/** @param {readonly string[]} lines */
const table = (lines) => ['| what | goal | measured | |', '|---|---|---|---|', ...lines].join('\n');
process.stdout.write(`${machine}\n\n${table([...rows.values()])}\n`);

if (write) {
  const path = join(root, 'docs/performance.md');
  const text = readFileSync(path, 'utf8');
  const lines = goals.flatMap(({ name }) => {
    const before = text.split('\n').find((line) => line.startsWith(`| ${name} |`));
    return rows.get(name) ?? before ?? [];
  });
  const filled = `<!-- bench:begin -->\n${machine}\n\n${table(lines)}\n<!-- bench:end -->`;
  writeFileSync(
    path,
    text.replace(/<!-- bench:begin -->[\s\S]*<!-- bench:end -->/, () => filled),
  );
}

process.exitCode = missed === 0 ? 0 : 1;
