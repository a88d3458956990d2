import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { sitAtDesk } from '../../src/executable/keyboard.js';
import { createLab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';

const escape = '\u001b';
const [tab, up, ctrlC, ctrlD, ctrlP, ctrlQ] = ['\t', `${escape}[A`, '\u0003', '\u0004', '\u0010', '\u0011'];

/** Presses keys one after the other, each when the one before has been dealt with; what was shown, without colours. */
async function session(...keys: readonly string[]) {
  const lab = createLab();
  lab.install(terminalMeans.programs, terminalMeans.serve);
  lab.host().pull('debian');
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (piece: Buffer) => {
    shown += piece.toString();
  });
  const ended = sitAtDesk(lab.world, { host: lab.host().name }, { input, output });
  for (const key of keys) {
    input.write(key);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  input.end();
  const world = await ended;
  const text = shown.replaceAll(new RegExp(`${escape}\\[[0-9;]*[A-Za-z]`, 'g'), '').replaceAll('\r', '');
  return { text, containers: [...(world.hosts.get(lab.host().name)?.containers.values() ?? [])] };
}

describe('the shell at a terminal', () => {
  test('Tab completes, the arrow recalls', async () => {
    const { text } = await session(
      'docker volu',
      tab,
      'create ti',
      'de\r',
      up,
      '\r',
      'docker volume rm t',
      tab,
      '\r',
      'exit\r',
    );
    expect(text.match(/^tide$/gm)).toHaveLength(3);
  });

  test('Ctrl-C forgets the line, Ctrl-D ends what reads', async () => {
    const { text } = await session('echo no', ctrlC, 'echo yes\r', 'cat\r', 'line\r', ctrlD, 'echo after\r', ctrlD);
    expect(text).not.toMatch(/^no/m);
    expect(text).toMatch(/^yes$/m);
    expect(text).toMatch(/^line$/m);
    expect(text).toMatch(/^after$/m);
  });

  test('what a program read is not recalled', async () => {
    const { text } = await session('cat\r', 'secret\r', ctrlD, up, '\r', ctrlD, 'exit\r');
    expect(text.match(/secret/g)).toHaveLength(2);
  });

  test('Ctrl-P Ctrl-Q leaves a container running', async () => {
    const { text, containers } = await session(
      'docker run -ti debian bash\r',
      'cd /srv\r',
      ctrlP,
      ctrlQ,
      'echo $PWD\r',
      'exit\r',
    );
    expect(text).toMatch(/^\/root$/m);
    expect(containers.map(({ state }) => state.status)).toEqual(['running']);
  });

  test('Alt and a digit turn to another terminal', async () => {
    const { text } = await session(
      'A=one\r',
      `${escape}2`,
      'echo "[$A]"\r',
      `${escape}1`,
      'echo "[$A]"\r',
      'exit\r',
      'exit\r',
    );
    expect(text).toMatch(/^\[\]$/m);
    expect(text).toMatch(/^\[one\]$/m);
    expect(text).toContain('# Terminal 1 has ended; this is Terminal 2');
  });
});
