/**
 * `npm run bench [-- WORDS] [--write]`: measures the goals whose name contains all the words, prints a table of ratios,
 * and with --write puts it into docs/performance.md. Exit code 1 if a goal was missed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/root.mjs';
import { goals } from './goals.mjs';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const write = process.argv.includes('--write');

/** @param {number} value */
const show = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2));

const rows = [];
let missed = 0;

for (const goal of goals) {
  if (!words.every((word) => goal.name.includes(word))) continue;
  process.stderr.write(`${goal.name} …\n`);
  const value = await goal.measure();
  if (value === undefined) {
    rows.push(`| ${goal.name} | | | left out |`);
    continue;
  }
  const reached = goal.atLeast === undefined ? value <= (goal.atMost ?? 0) : value >= goal.atLeast;
  if (!reached) missed += 1;
  const wanted = goal.atLeast === undefined ? `<= ${show(goal.atMost ?? 0)}` : `>= ${show(goal.atLeast)}`;
  rows.push(
    `| ${goal.name} | ${wanted} ${goal.unit} | ${show(value)} ${goal.unit} | ${reached ? 'reached' : 'missed'} |`,
  );
}

const table = ['| what | goal | measured | |', '|---|---|---|---|', ...rows].join('\n');
process.stdout.write(`${table}\n`);

if (write) {
  const path = join(root, 'docs/performance.md');
  const where = `Node ${process.version}, ${process.arch}, ${cpus().length} cores.`;
  const text = readFileSync(path, 'utf8');
  const filled = `<!-- bench:begin -->\n${table}\n\n${where}\n<!-- bench:end -->`;
  writeFileSync(
    path,
    text.replace(/<!-- bench:begin -->[\s\S]*<!-- bench:end -->/, () => filled),
  );
}

process.exitCode = missed === 0 ? 0 : 1;
