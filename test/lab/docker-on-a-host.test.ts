import { expect, it } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';

it('is there when the programs of a terminal are', () => {
  const lab = createLab();
  lab.host().run('busybox', { name: 'here', command: 'true' });
  expect(lab.host().sh('docker ps')).toMatchObject({
    stderr: expect.stringContaining('lab.install(terminalMeans.programs, terminalMeans.serve)'),
    exitCode: 126,
  });
  lab.install(terminalMeans.programs, terminalMeans.serve);
  expect(lab.host().sh("docker ps -a --format '{{.Names}}'").stdout).toBe('here\n');
});
