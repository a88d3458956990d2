import { describe, expect, test } from 'vitest';
import type { FileReport } from '../../src/transcript/report.js';
import { judgedText } from './recordings.js';

function judged(...lines: readonly string[]): FileReport {
  const report = judgedText('a.md', `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`);
  if (!report) throw new Error('there is nothing to judge');
  return report;
}

const wrongsIn = (...lines: readonly string[]): readonly string[] =>
  judged(...lines)
    .commands.filter(({ verdict }) => verdict !== 'true')
    .map(({ line, reason }) => `${line}: ${reason}`);

const ID = '4f1c2a0d9e8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c';
const run = (name: string, command = 'sleep 99999999') => `docker run -d --name ${name} busybox ${command} > /dev/null`;
const ps = "docker ps -a --format '{{.Names}} {{.Status}}'";

describe('time passes between the docker commands of a line', () => {
  test.each<readonly [string, readonly string[]]>([
    [
      'joined by a semicolon',
      [
        '$ docker run -d --name web busybox sleep 100; docker ps',
        ID,
        'CONTAINER ID   IMAGE     COMMAND       CREATED        STATUS        PORTS     NAMES',
        `${ID.slice(0, 12)}   busybox   "sleep 100"   1 second ago   Up 1 second             web`,
      ],
    ],
    ['joined by && and ||', [`$ ${run('web')} && ${ps} || true`, 'web Up 2 minutes']],
    ['on lines of their own', [`$ ${run('web')} &&`, `> ${ps}`, 'web Up 2 minutes']],
    ['for longer than a terminal waits', [`$ ${run('web')}; ${ps}`, 'web Up 2 weeks']],
    ['behind a pipe', [`$ ${run('web')}; ${ps} | grep web`, 'web Up 2 minutes']],
    ['in a substitution', [`$ ${run('web')}; echo "It is: $(${ps})"`, 'It is: web Up 2 minutes']],
    ['in a loop', [`$ for name in one two; do ${run('$name')}; done; ${ps}`, 'two Up 3 seconds', 'one Up 3 minutes']],
    [
      'in a script',
      ['$ cat > script.sh <<EOF', `> ${run('web')}`, `> ${ps}`, '> EOF', '$ sh script.sh', 'web Up 7 minutes'],
    ],
    ['as later lines tell', [`$ ${run('one')}; ${run('two')}`, `$ ${ps}`, 'two Up 3 seconds', 'one Up 2 hours']],
    ['beside time that the line itself lets pass', [`$ ${run('web')}; sleep 2; ${ps}`, 'web Up 3 seconds']],
    [
      'several times',
      [`$ ${run('web')}; ${ps}; ${ps}; ${ps}`, 'web Up 1 second', 'web Up 2 seconds', 'web Up 4 minutes'],
    ],
    ['until something has ended', [`$ ${run('web', 'sleep 5')}; ${ps}`, 'web Exited (0) 3 seconds ago']],
    ['until something can be removed', [`$ ${run('web', 'sleep 5')}; ${ps}; docker rm web`, 'web Up 2 seconds', 'web']],
    [
      'until a file is there',
      [`$ ${run('web', "sh -c 'sleep 2; touch /file'")}; docker diff web; docker diff web`, 'A /file'],
    ],
  ])('%s', (_, lines) => expect(wrongsIn(...lines)).toEqual([]));

  test('no more of it than the ages need, and in the place where they need it', () => {
    const { commands } = judged(`$ ${run('web')}; ${ps}`, 'web Up 2 minutes', `$ ${ps}`, 'web Up 2 minutes');
    expect(commands.map(({ waited }) => waited)).toEqual([0, 0]);
  });
});

describe('and yet what contradicts itself is false', () => {
  test.each<readonly [string, readonly string[], string]>([
    [
      'an age that falls within a line',
      [`$ ${run('web')}; ${ps}; ${ps}`, 'web Up 5 seconds', 'web Up 3 seconds'],
      '4: no passage of time makes both true: `5 seconds` in line 3 and `3 seconds` in line 4',
    ],
    [
      'what began first and is younger',
      [`$ ${run('one')}; ${run('two')}; ${ps}`, 'two Up 2 hours', 'one Up 3 minutes'],
      '4: no passage of time makes both true: `2 hours` in line 3 and `3 minutes` in line 4',
    ],
    [
      'an age that falls in a later line',
      [`$ ${run('web')}; ${ps}`, 'web Up 5 minutes', `$ ${ps}`, 'web Up 4 minutes'],
      '5: no passage of time makes both true: `5 minutes` in line 3 and `4 minutes` in line 5',
    ],
    [
      'less time than the line itself lets pass',
      [`$ ${run('web')}; sleep 5; ${ps}`, 'web Up 4 seconds'],
      '3: `4 seconds` where the simulation has `5 seconds`, and no passage of time makes every age here true',
    ],
    [
      'an age of what is over by then',
      [`$ ${run('web', 'sleep 5')}; ${ps}`, 'web Up 7 seconds'],
      '3: `7 seconds` where the simulation has `Less than a second`: no passage of time makes this line true together with the others',
    ],
    [
      'a refusal that time mends',
      [`$ ${run('web', 'sleep 5')}; docker start web`, 'wob'],
      '3: `wob` where the simulation has `web`',
    ],
  ])('%s', (_, lines, wrong) => expect(wrongsIn(...lines)).toEqual([wrong]));

  test('where too much happens meanwhile, the checker gives up', () => {
    const restless = `docker run -d --name web busybox sh -c 'while sleep 0.1; do :; done' > /dev/null`;
    const [wrong = ''] = wrongsIn(`$ ${restless}; ${ps}`, 'web Up 3 months');
    expect(wrong).toMatch(/^\d: gave up looking for a passage of time/);
  });
});
