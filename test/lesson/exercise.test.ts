import { describe, expect, it } from 'vitest';
import { type Answer, isRight } from '../../src/lesson/answer.js';
import { beliefOf, exercise, exerciseKinds, tell } from '../../src/lesson/exercise/exercise.js';
import { beginPractice, endPractice, enterPractice } from '../../src/lesson/exercise/practice.js';
import { refute } from '../../src/lesson/exercise/refute.js';
import { lessonLanguages } from '../../src/lesson/lesson-language.js';
import { pageText } from '../../src/lesson/page.js';
import { invariants } from '../../src/world/invariants.js';

const seeds = Array.from({ length: 12 }, (_, at) => `seed-${at}`);

/** Answers that somebody might give: what false beliefs lead to, and one that nobody would. */
function wrongAnswers({ right, problem }: ReturnType<typeof exercise>): readonly Answer[] {
  const odd: Record<string, Answer> = {
    names: { kind: 'names', names: ['nobody-has-this-name'] },
    size: { kind: 'size', bytes: 7 },
  };
  const odds = odd[right.kind];
  return [...Object.values(problem.believed), ...(odds === undefined ? [] : [odds])].filter(
    (one) => !isRight(right, one),
  );
}

describe.each(exerciseKinds)('%s', (kind) => {
  const made = seeds.map((seed) => exercise(seed, kind));

  it('is the same for the same seed, and the world is sound', () => {
    for (const { seed, world, right } of made.slice(0, 3)) {
      const again = exercise(seed, kind);
      expect(again.right).toEqual(right);
      expect(again.setUp).toEqual(made.find((one) => one.seed === seed)?.setUp);
      expect(invariants(world)).toEqual([]);
    }
  });

  it('has an answer that the world confirms by what its commands print', () => {
    for (const one of made) {
      const [wrong] = wrongAnswers(one);
      expect([one.seed, wrong === undefined]).toEqual([one.seed, false]);
      const told = refute(one, wrong as Answer);
      const read = one.problem.read(told ?? []);
      expect([one.seed, read && isRight(one.right, read)]).toEqual([one.seed, true]);
    }
  });

  it('is answered, when the answer is wrong, with the fewest commands that show it, run as they are', () => {
    for (const one of made) {
      for (const wrong of wrongAnswers(one)) {
        const told = refute(one, wrong) ?? [];
        const commands = told.map(({ command }) => command);
        expect(tell(one.world, commands)).toEqual(told);
        const read = one.problem.read(told);
        expect(read === undefined || isRight(read, wrong)).toBe(false);
        for (const fewer of sequences([one.problem.command, ...one.problem.looks], Math.min(commands.length - 1, 2))) {
          const said = one.problem.read(tell(one.world, fewer));
          expect(said !== undefined && !isRight(said, wrong) && isRight(one.right, said)).toBe(false);
        }
      }
    }
  });

  it('shows nothing against an answer that is right', () => {
    for (const one of made) {
      expect(refute(one, one.right)).toBeUndefined();
      expect(beliefOf(one, one.right)).toBeUndefined();
    }
  });

  it('has words for each of its beliefs, in every language, and some seed leads to each', () => {
    const beliefs = new Set(made.flatMap(({ problem }) => Object.keys(problem.believed)));
    for (const belief of beliefs) {
      for (const { exercises } of lessonLanguages) expect(exercises).toHaveProperty([`believed.${kind}.${belief}`]);
      expect([belief, leadsTo(belief)]).toEqual([belief, true]);
    }
  });

  /** Some are rare: more seeds are tried until one comes. */
  function leadsTo(belief: string): boolean {
    const isIt = (one: ReturnType<typeof exercise>) => {
      const answer = one.problem.believed[belief];
      return answer !== undefined && beliefOf(one, answer) === belief;
    };
    return (
      made.some(isIt) || Array.from({ length: 60 }, (_, at) => at).some((at) => isIt(exercise(`rare-${at}`, kind)))
    );
  }
});

/** All sequences of at most so many commands. */
function sequences(alphabet: readonly (string | undefined)[], length: number): readonly (readonly string[])[] {
  const known = alphabet.filter((one) => one !== undefined);
  let last: readonly (readonly string[])[] = [[]];
  const all = [...last];
  for (let at = 0; at < length; at += 1) {
    last = last.flatMap((before) => known.map((one) => [...before, one]));
    all.push(...last);
  }
  return all;
}

it('every kind comes about', () => {
  const many = Array.from({ length: 24 }, (_, at) => exercise(`any-${at}`).kind);
  expect([...new Set(many)].sort()).toEqual([...exerciseKinds].sort());
});

describe('somebody who practises', () => {
  const [english, german] = lessonLanguages as [(typeof lessonLanguages)[0], (typeof lessonLanguages)[0]];

  it('is told what is right, and shown why something is wrong, and goes on', () => {
    const { practice, page } = beginPractice({ seed: 'a', language: english, kind: 'total-size' });
    expect(pageText(page)).toMatch(
      /^Exercise 1 \(seed a\)\n[\s\S]*\$ docker images\nREPOSITORY[\s\S]*How much do all images/,
    );
    expect(pageText(enterPractice(practice, 'a lot').page)).toBe('A size is asked for, such as `12MB` or `0`.\n');
    const wrong = enterPractice(practice, '9GB');
    expect(pageText(wrong.page)).toMatch(/^No\. It is: [\d.]+MB\.\nThis shows it:\n\$ docker system df --format/);
    expect(wrong.practice).toMatchObject({ number: 2, answered: 1, right: 0, over: false });
    const { right } = wrong.practice.exercise;
    const good = enterPractice(wrong.practice, right.kind === 'size' ? `${right.bytes}B` : '');
    expect(pageText(good.page)).toMatch(/^Right: /);
    expect(pageText(endPractice(good.practice).page)).toBe('1 of 2 right.\n');
  });

  it('is told which belief leads astray', () => {
    const { practice } = beginPractice({ seed: 'a', language: german, kind: 'total-size' });
    const rows = practice.exercise.problem.believed['rows'];
    const { page } = enterPractice(practice, rows?.kind === 'size' ? `${rows.bytes}B` : '');
    expect(pageText(page)).toContain('Das ist die Summe der Liste.');
  });

  it('ends after as many as were asked for', () => {
    const { practice } = beginPractice({ seed: 'a', language: english, kind: 'files-seen', count: 2 });
    const second = enterPractice(practice, 'next').practice;
    expect(second).toMatchObject({ number: 2, over: false });
    expect(enterPractice(second, 'nothing').practice.over).toBe(true);
    expect(enterPractice(second, 'quit').practice.over).toBe(true);
  });
});
