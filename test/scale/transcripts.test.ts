import { createLab } from 'slipway';
import { terminalMeans } from 'slipway/terminal';
import { check, worldSimulation } from 'slipway/transcript';
import { describe, expect, it } from 'vitest';
import { elapsed } from './elapsed.js';

const desk = { host: 'lesson', home: '/home/student', folder: '/home/student/lesson' };

/** So many commands; the identifiers are an author's own, so that each is an unknown that the checker solves. */
function transcript(commands: number): string {
  const lines: string[] = [];
  for (let i = 0; i < commands / 4; i += 1) {
    const id = (i + 1).toString(16).padStart(12, '0').padEnd(64, 'c');
    lines.push(`$ docker create --name c${i} busybox true`, id);
    lines.push(`$ docker ps -aq --no-trunc --filter name=^/c${i}$`, id);
    lines.push(`$ docker start c${i}`, `c${i}`);
    lines.push(`$ docker rm ${id.slice(0, 12)}`, id.slice(0, 12));
  }
  return `${lines.join('\n')}\n`;
}

function judge(commands: number) {
  const lab = createLab({
    host: { name: desk.host, folders: [desk.folder] },
    volumeLifetime: 'engine',
    programs: terminalMeans.programs,
  });
  lab.install(terminalMeans.programs, terminalMeans.serve);
  lab.host().pull('busybox');
  const file = { file: 'long.console', text: transcript(commands) };
  return check(worldSimulation(terminalMeans, desk), lab.world, [file], { setUps: [] }).report;
}

describe('a transcript of 10,000 commands', () => {
  it('is judged, each command as fast as in one of 1,000', () => {
    judge(200);
    const short = elapsed(() => expect(judge(1000).passed).toBe(1));
    const long = elapsed(() => {
      const { files } = judge(10_000);
      expect(files[0]?.commands.length).toBe(10_000);
      expect(files[0]?.passed).toBe(true);
    });
    expect(long / 10 / short).toBeLessThan(3);
  });
});
