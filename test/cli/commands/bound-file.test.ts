import { describe, expect, it } from 'vitest';
import { createLab } from '../../../src/lab/lab.js';
import { terminalMeans } from '../../../src/terminal/means.js';
import { plain, replay, room } from './room.js';

function holds(transcript: string): void {
  expect(replay(transcript, room())).toBe(plain(transcript));
}

/* What a real engine (overlay2) and the busybox image answered. */

describe('a bound file', () => {
  it('stays the one that was bound when sed -i puts another in its place on the host', () =>
    holds(`
      $ echo alpha > conf; docker run -d --name c1 -v $PWD/conf:/c box sleep 99
      {1+}
      $ docker exec c1 cat /c; ls -i conf > before
      alpha
      $ chmod 640 conf; chown 12:34 conf; sed -i s/alpha/beta/ conf; cat conf; stat -c '%a %u %g' conf
      beta
      640 12 34
      $ docker exec c1 cat /c; ls -i conf | cmp -s before -
      alpha
      [exit 1]
    `));

  it('cannot be replaced from inside', () =>
    holds(`
      $ echo x > conf; docker run --name c1 -v $PWD/conf:/c box busybox sed -i s/x/y/ /c 2> words
      [exit 1]
      $ sed -E 's/c[A-Za-z0-9]{6}/cNNNNNN/' words
      sed: can't move '/cNNNNNN' to '/c': Device or resource busy
      $ cat conf; docker diff c1
      x
      A /c
    `));

  it('cannot be replaced by GNU sed either', () => {
    const programs = terminalMeans.programs;
    const lab = createLab({ seed: 'sed', host: { name: 'box', folders: ['/w'] }, programs });
    const host = lab.host('box');
    host.sh('echo x > /w/conf');
    host.pull('debian');
    const container = host.run('debian', {
      command: ['sh', '-c', 'cd /; sed -i s/x/y/ c; echo $?; sed -i s/x/y/ /c'],
      volumes: ['/w/conf:/c'],
    });
    const { stdout, stderr } = container.output;
    expect(stdout).toBe('4\n');
    expect(stderr).toMatch(
      /^sed: cannot rename \.\/sed\w{6}: Device or resource busy\nsed: cannot rename \/sed\w{6}: Device or resource busy\n$/,
    );
    expect(host.sh('cat /w/conf').stdout).toBe('x\n');
  });
});
