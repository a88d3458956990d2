/**
 * Runs commands one after the other and says how each went: a line with its time, its output only if it failed.
 * Colour on a terminal, plain text elsewhere (NO_COLOR and FORCE_COLOR are obeyed).
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './root.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command Program and arguments; `node` and the programs of node_modules/.bin are found.
 * @property {Readonly<Record<string, string>>} [env] Added to the environment.
 * @property {(output: string) => { passed: number, failed: number } | undefined} [count] Checks the step stands for.
 *   Default: one.
 */

/** @typedef {{ name: string, ok: boolean, seconds: number, passed: number, failed: number }} Result */

const onTerminal = process.stdout.isTTY === true;
const inColour = process.env.NO_COLOR ? false : process.env.FORCE_COLOR ? true : onTerminal;

/** @param {number} code @param {string} text */
const paint = (code, text) => (inColour ? `\u001b[${code}m${text}\u001b[0m` : text);

/** @param {string} text */
export const bold = (text) => paint(1, text);
/** @param {string} text */
export const dim = (text) => paint(2, text);
/** @param {string} text */
export const green = (text) => paint(32, text);
/** @param {string} text */
export const red = (text) => paint(31, text);

/** @param {Step} step @returns {Promise<{ status: number, output: string }>} */
function run(step) {
  const [program = '', ...args] = step.command;
  const path = `${root}/node_modules/.bin:${process.env.PATH ?? ''}`;
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: root,
    env: { ...inherited, ...step.env, PATH: path, ...(inColour ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output += text;
    });
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ status: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ status: code ?? 1, output }));
  });
}

/** The beginning and the end of a long output. @param {string} output */
function excerpt(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= 160) return lines.join('\n');
  return [...lines.slice(0, 80), `… ${lines.length - 160} lines left out …`, ...lines.slice(-80)].join('\n');
}

/** @param {Step} step @returns {Promise<Result>} */
async function take(step) {
  if (onTerminal) process.stdout.write(dim(`  ${step.name} …`));
  const start = performance.now();
  const { status, output } = await run(step);
  const seconds = (performance.now() - start) / 1000;
  const counted = step.count?.(output);
  const ok = status === 0 && (counted?.failed ?? 0) === 0;
  const passed = counted?.passed ?? (ok ? 1 : 0);
  const failed = Math.max(counted?.failed ?? 0, ok ? 0 : 1);
  const mark = ok ? green('ok  ') : red('FAIL');
  const many = counted === undefined ? '' : dim(` ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`);
  if (onTerminal) process.stdout.write('\r\u001b[K');
  process.stdout.write(`${mark} ${step.name}${many} ${dim(`${seconds.toFixed(1)} s`)}\n`);
  if (!ok) process.stdout.write(`${excerpt(output).replace(/^/gm, '     ')}\n`);
  return { name: step.name, ok, seconds, passed, failed };
}

/**
 * Takes every step, also after one that failed, and gives what became of each.
 * @param {readonly Step[]} steps @returns {Promise<Result[]>}
 */
export async function takeAll(steps) {
  const results = [];
  for (const step of steps) results.push(await take(step));
  return results;
}

/**
 * The last line of every test command, and the exit code that goes with it.
 * @param {readonly Result[]} results
 */
export function conclude(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (failed > 0)
    process.stdout.write(
      `\nFailed: ${results
        .filter(({ ok }) => !ok)
        .map(({ name }) => name)
        .join(', ')}\n`,
    );
  process.stdout.write(
    `${bold(failed > 0 ? red(`${passed} passed, ${failed} failed`) : green(`${passed} passed, 0 failed`))}\n`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * Reads what vitest's JSON reporter left behind; a run that never came so far counts as one failure.
 * @param {string} file @returns {{ passed: number, failed: number } | undefined}
 */
export function vitestCounts(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const brokenFiles = report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0;
    return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
