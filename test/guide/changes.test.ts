import { expect, it } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { openTerminal } from '../../src/terminal/terminal.js';

const lab = createLab();
lab.host().pull('busybox');
const terminal = openTerminal(lab);
const told = (line: string): string => terminal.enter(line).output;

it('changes shows two moments or two things side by side', () => {
  expect(told('changes')).toBe('changes: Nothing has been typed yet that could have changed anything.\n');
  told('moment start');
  told("docker run --name work -v data:/data busybox sh -c 'echo a > /data/letter; rm /bin/sh'");
  expect(told('changes')).toBe(`\
What this line has changed: docker run --name work -v data:/data busybox sh -c 'echo a > /data/letter; rm /bin/sh'
                  before  now
+ container work  -       exited (0), 0B
+ volume data     -       2B
`);
  expect(told('changes busybox work')).toBe(`\
             busybox  work
-   /bin/sh  link     -
+   /data    -        folder, 0B
1 path added, 0 changed, 1 deleted; 4.262MB before, 4.262MB after.
`);
  told('moment written');
  told('docker run --rm -v data:/data busybox chmod 600 /data/letter');
  expect(told('changes data@written')).toBe(`\
             data@written  data
~   /letter  2B            2B, other rights or time
0 paths added, 0 changed, 1 only touched, 0 deleted; 2B before, 2B after.
`);
  const rows = (line: string) =>
    told(line)
      .split('\n')
      .slice(1)
      .map((row) => row.replace(/ +/g, ' '));
  expect(rows('changes written data')).toEqual(rows('changes data@written data'));
  expect(told('changes data@start')).toMatch(/^changes: At the moment start there is no /);
  expect(told('LANG=de changes written now')).toContain('~ Volume data');
  told('fork start');
  expect(told('changes branch-1 now')).toMatch(/^- container work +exited \(0\), 0B +-\n- volume data +2B +-\n$/m);
  expect(told('changes now now')).toBe('There is no difference.\n');
});

it('changes has colour where the terminal says so', () => {
  expect(told('COLORTERM=truecolor changes start branch-1')).toContain('\u001b[32m+ container work');
  expect(told('COLORTERM=truecolor changes start branch-1 | cat')).not.toContain('\u001b');
});

it('changes says how it is used', () => {
  expect(told('changes --help')).toMatch(/^Usage: changes /);
  expect(told('changes a b c')).toMatch(/^changes: not understood: a b c\nUsage: changes /);
  expect(told('changes nosuch')).toBe(
    'changes: There is no container, image, volume, layer or moment that is called nosuch.\n',
  );
});
