import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { root } from './root.mjs';

/**
 * The lines that a program promises to print: the comments behind its `console.log(…)`.
 * @param {string} source @returns {string[]}
 */
export function promisedLines(source) {
  return [...source.matchAll(/^ *console\.log\(.*\);? \/\/ (.*)$/gm)].map((match) => (match[1] ?? '').trimEnd());
}

/**
 * Runs TypeScript inside this package's scope, where `slipway` means the built package. Types are not checked here.
 * @param {string} name Where the program comes from; its compiled form goes to temp/ under that name.
 * @param {string} source
 * @returns {string | undefined} What is wrong with it.
 */
export function runProgram(name, source) {
  const { code } = transformSync(source, { loader: 'ts', format: 'esm', target: 'es2023', sourcefile: name });
  const file = join(root, 'temp/programs', `${name.replace(/\.ts$/, '')}.mjs`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0) return `exit code ${status}\n${stdout}${stderr}`.trimEnd();
  const printed = stdout.split('\n').map((line) => line.trimEnd());
  let at = 0;
  for (const line of promisedLines(source)) {
    const found = printed.indexOf(line, at);
    if (found < 0) return `promises to print: ${line}\nprinted:\n${stdout}`.trimEnd();
    at = found + 1;
  }
  return undefined;
}
