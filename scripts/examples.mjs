/**
 * Shows that everything in examples/ is true, on the built package:
 * - each .ts file runs, importing `slipway` as a user does, and what it prints after `console.log(…); // text` is
 *   that text;
 * - each .md and .console file of examples/course/ holds, judged by `slipway check`. A first line
 *   `<!-- slipway check OPTIONS -->` (`# slipway check OPTIONS` in a .console file) gives its options; files called
 *   set-up are only set-ups.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runProgram } from './run-program.mjs';

let passed = 0;
let failed = 0;

/** @param {string} name @param {string | undefined} problem */
function report(name, problem) {
  if (problem === undefined) passed += 1;
  else failed += 1;
  process.stdout.write(problem === undefined ? `ok   ${name}\n` : `FAIL ${name}\n${problem.replace(/^/gm, '     ')}\n`);
}

/** @param {string} text @returns {string[]} */
function checkOptions(text) {
  const said = /^(?:<!--|#) slipway check (.*?)(?: -->)?$/.exec(text.split('\n', 1)[0] ?? '');
  return said?.[1]?.split(/\s+/).filter(Boolean) ?? [];
}

/** @param {string} path @returns {string | undefined} */
function checkTranscript(path) {
  const options = checkOptions(readFileSync(join(root, path), 'utf8'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/executable/slipway.js', 'check', ...options, path],
    { cwd: root, encoding: 'utf8' },
  );
  return status === 0 ? undefined : `${stdout}${stderr}exit code ${status}`;
}

const files = existsSync(join(root, 'examples'))
  ? readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' }).sort()
  : [];

for (const file of files) {
  const path = `examples/${file}`;
  if (file.endsWith('.ts')) report(path, runProgram(path, readFileSync(join(root, path), 'utf8')));
  if (/^course\/(?!set-up\.).*\.(md|console)$/.test(file)) report(path, checkTranscript(path));
}

if (passed + failed === 0) report('examples/', 'there is no example');
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
