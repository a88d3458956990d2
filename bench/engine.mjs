import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { root } from '../scripts/root.mjs';
import { inAFreshNode } from './measure.mjs';

/** Twenty times: a container is made, runs to its end, is looked at, committed and removed. */
const commands = Array.from({ length: 20 }, (_, i) => [
  `docker create --name c${i} busybox sh -c 'echo ${i} > /file${i}; cat /file${i}'`,
  `docker start -a c${i}`,
  `docker diff c${i}`,
  `docker commit c${i} own:${i}`,
  `docker rm c${i}`,
]).flat();

const mark = '--- the next one ---';

/**
 * The transcript of these commands on a real Docker Engine and the milliseconds it took them all, in one shell; or
 * undefined where no Engine can be started.
 */
async function onARealEngine() {
  const source = join(root, 'test/conformance/engine.ts');
  const { outputFiles } = buildSync({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(source).href) },
  });
  const file = join(root, 'temp/bench-engine.mjs');
  mkdirSync(join(root, 'temp'), { recursive: true });
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  const { startEngine } = await import(pathToFileURL(file).href);
  const engine = await startEngine().catch((/** @type {Error} */ reason) => {
    process.stderr.write(`  ${reason.message}\n`);
    return undefined;
  });
  if (engine === undefined) return undefined;
  try {
    const start = performance.now();
    const { stdout } = await engine.run(commands.map((command) => `${command}; echo '${mark}'`).join('\n'), 600);
    const milliseconds = performance.now() - start;
    const outputs = stdout.split(`${mark}\n`);
    return { milliseconds, transcript: commands.map((command, i) => `$ ${command}\n${outputs[i] ?? ''}`).join('') };
  } finally {
    await engine.stop();
  }
}

/** Milliseconds that a first check takes in a fresh node, after the import. @param {string} transcript */
function checked(transcript) {
  const file = join(root, 'temp/bench.console');
  writeFileSync(file, transcript);
  const at = (/** @type {string} */ entry) => JSON.stringify(pathToFileURL(join(root, `dist/entry/${entry}.js`)).href);
  const before = `
    import { readFileSync } from 'node:fs';
    const { createLab } = await import(${at('slipway')});
    const { terminalMeans } = await import(${at('terminal')});
    const { check, worldSimulation } = await import(${at('transcript')});
    const images = JSON.parse(readFileSync(${JSON.stringify(join(root, 'test/record/images.json'))}, 'utf8'));
    const text = readFileSync(${JSON.stringify(file)}, 'utf8');
  `;
  const measured = `
    const desk = { host: 'lesson', home: '/home/student', folder: '/home/student/lesson' };
    const lab = createLab({
      host: { name: desk.host, folders: [desk.folder] },
      volumeLifetime: 'engine',
      programs: terminalMeans.programs,
      images,
    });
    lab.install(terminalMeans.programs, terminalMeans.serve);
    const { report } = check(worldSimulation(terminalMeans, desk), lab.world, [{ file: 'bench.console', text }], { setUps: [] });
  `;
  const after = `
    const odd = report.files.flatMap(({ commands }) => commands).filter(({ verdict }) => verdict !== 'true');
    if (report.unusable.length > 0 || odd.length > 0) throw new Error(JSON.stringify(odd[0] ?? report.unusable[0]));
  `;
  return inAFreshNode(before, measured, after, 5);
}

async function checkAgainstEngine() {
  const real = await onARealEngine();
  if (real === undefined) return undefined;
  const ours = checked(real.transcript);
  process.stderr.write(`  ${Math.round(real.milliseconds)} ms and ${ours.toPrecision(3)} ms\n`);
  return real.milliseconds / ours;
}

/** @type {readonly import('./goals.mjs').Goal[]} */
export const engineGoals = [
  {
    name: `check of a transcript of ${commands.length} commands, against a real Engine that does them`,
    unit: 'times as fast',
    atLeast: 300,
    measure: checkAgainstEngine,
  },
];
