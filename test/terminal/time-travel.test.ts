import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/history/causes.js';
import { createLab } from '../../src/lab/lab.js';
import { Mover } from '../../src/terminal/mover.js';
import { openTerminal, type Terminal } from '../../src/terminal/terminal.js';
import { snapshot } from '../../src/world/snapshot.js';

function desk() {
  const lab = createLab();
  lab.host().pull('debian');
  return { lab, one: openTerminal(lab), two: openTerminal(lab) };
}

const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('time travel at terminals', () => {
  it('takes a line back with all its effects, also what other terminals show', () => {
    const { lab, one, two } = desk();
    const home = one.prompt;
    const inside = one.enter('docker run -ti --name work debian bash').prompt;
    one.enter('echo draft > /note');
    one.enter('cat');
    expect(one.screen).toMatchObject({ prompt: '', hung: false });
    two.enter('undo');
    expect(one.prompt).toBe(inside);
    expect(two.enter('undo 2').output).toMatch(
      /^Taken back: echo draft > \/note\nTaken back: docker run -ti --name work debian bash\nIt is .* again\.\n$/,
    );
    expect([one.prompt, lab.host().containers.length]).toEqual([home, 0]);
    two.enter('redo 3');
    expect([one.prompt, lab.host().container('work').files.read('/note')]).toEqual(['', 'draft\n']);
  });

  it('works from the shell of a container, which has no such programs', () => {
    const { one } = desk();
    const inside = one.enter('docker run -ti debian bash').prompt;
    one.enter('rm -r /etc');
    expect(one.enter('undo')).toMatchObject({ prompt: inside, hung: false });
    expect(one.enter('ls -d /etc; moment here').output).toMatch(/^This moment is called here now/);
    expect(one.enter('nonsense').output).toBe('bash: nonsense: command not found\n');
    one.enter('exit');
    expect(one.enter('goto here').prompt).toBe(inside);
  });

  it('works while a script sleeps', () => {
    const { lab, one, two } = desk();
    one.enter('docker run -d --name clock debian sh -c "while true; do sleep 10; echo tick; done"');
    one.enter('moment start');
    const { now } = lab;
    two.enter('sleep 35');
    expect(lab.host().container('clock').logs).toBe('tick\ntick\ntick\n');
    one.enter('fork start');
    expect([lab.now, lab.host().container('clock').logs]).toEqual([now, '']);
    two.enter('sleep 15');
    expect(lab.host().container('clock').logs).toBe('tick\n');
    one.enter('goto branch-1');
    expect(lab.host().container('clock').logs).toBe('tick\ntick\ntick\n');
  });

  it('goes back to a terminal in which something hangs', () => {
    const { one, two } = desk();
    one.enter('sleep infinity');
    two.enter('true');
    one.interrupt();
    expect(one.screen.hung).toBe(false);
    expect(two.enter('undo').output).toMatch(/^Taken back: \^C\n/);
    expect(one.screen.hung).toBe(true);
  });

  it('is no step itself, and neither is a line that only asks', () => {
    const { lab, one } = desk();
    one.enter('cd /tmp');
    const { world } = lab;
    for (const line of [
      'moment a',
      'moments',
      'undo --help',
      'redo',
      'goto a',
      'fork',
      'moment --forget a',
      'undo x',
    ]) {
      one.enter(line);
      expect(lab.world, line).toBe(world);
    }
    expect(one.enter('undo').prompt).toBe('root@laptop:~# ');
  });

  it('says why it cannot', () => {
    const { lab, one } = desk();
    const said = (line: string) => lastLine(one.enter(line).output);
    expect(said('redo')).toMatch(/^There is nothing to do again/);
    expect(said('goto nowhere')).toMatch(/^No moment is called nowhere: none has a name yet/);
    expect(said('moment now')).toMatch(/^A moment cannot be called now/);
    expect(said('LANG=de_DE.UTF-8 moment now')).toMatch(/^Ein Moment kann nicht now heißen/);
    lab.mark('beginning');
    one.enter('true');
    expect(said('undo 99')).toMatch(/^That was all: 99 were wanted, and there (?:was 1|were 2)\.$/);
    const three = openTerminal(lab, { name: 'late' });
    expect(lastLine(three.enter('undo').output)).toMatch(/^There is nothing to take back/);
    expect(lastLine(three.enter('goto beginning').output)).toMatch(/^This terminal was not open yet/);
    expect(lab.host().sh('undo')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^undo: There are/),
    });
    lab.transaction(() => expect(said('undo')).toMatch(/^undo: There are no lines/));
  });

  it('undo and redo are the identity, whatever was typed in two terminals', { timeout: 120_000 }, () => {
    const lines = fc.constantFrom(
      'docker run -ti debian bash',
      'docker run -d -v /data debian sleep 60',
      'echo $RANDOM >> /tmp/notes',
      'sleep 20 &',
      'cat',
      'cd /tmp',
      'docker rm -f $(docker ps -aq)',
      'exit',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), lines), { maxLength: 8 }), fc.nat(8), (typed, steps) => {
        const { lab, one, two } = desk();
        const shows = () => [one, two].map((terminal: Terminal) => terminal.screen);
        const seen = [{ world: lab.world, screens: shows() }];
        for (const [first, line] of typed) {
          (first ? one : two).enter(line);
          if (lab.world !== seen.at(-1)?.world) seen.push({ world: lab.world, screens: shows() });
        }
        for (const { before, after, deed } of causes(lab.core.history)) {
          if (deed?.commands === undefined) continue;
          const again = new Mover(before, lab.core.means);
          for (const command of deed.commands) again.do(command);
          expect(snapshot(again.world) === snapshot(after), `\`${deed.line}\` done again`).toBe(true);
        }
        const back = Math.min(steps, seen.length - 1);
        lab.undo(back);
        expect(lab.world === seen[seen.length - 1 - back]?.world).toBe(true);
        expect(shows()).toEqual(seen[seen.length - 1 - back]?.screens);
        lab.redo(back);
        expect([lab.world === seen.at(-1)?.world, shows()]).toEqual([true, seen.at(-1)?.screens]);
      }),
      { seed: 42, numRuns: 25 },
    );
  });
});
