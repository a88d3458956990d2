import { randomBytes } from 'node:crypto';
import { exerciseKinds } from '../lesson/exercise/exercise.js';
import type { KindName } from '../lesson/exercise/exercise-kind.js';
import {
  beginPractice,
  endPractice,
  enterPractice,
  type Practice,
  type PracticeTurn,
} from '../lesson/exercise/practice.js';
import { pageText } from '../lesson/page.js';
import { type Conversation, converse, obey } from './converse.js';
import { languageFor, languageOption } from './lesson-language.js';
import { helpText, type Options, parseOptions } from './options.js';
import { complain, showsColour } from './say.js';

const options: Options = {
  seed: { value: 'SEED', about: 'the same exercises again (default: new ones each time)' },
  kind: { value: exerciseKinds.join('|'), oneOf: exerciseKinds, about: 'exercises of one kind only' },
  count: { value: 'N', about: 'end after so many (default: go on)' },
  ...languageOption,
  help: { about: 'this text' },
};

const about = `Exercises without end: what frees how much, which volumes vanish, who sees which file. Each is made from a seed, its
answer is what the simulation says, and a wrong answer is answered with the fewest commands that show why.`;

/** `slipway exercise`. */
export async function exerciseCommand(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(options, argv);
  if (typeof parsed === 'string') return complain(`exercise: ${parsed}`);
  if (parsed.flags.has('help')) {
    process.stdout.write(helpText('exercise [OPTIONS]', about, options));
    return 0;
  }
  if (parsed.files.length > 0) return complain(`exercise: takes no files, but was given ${parsed.files.join(' ')}`);
  const given = (name: string) => parsed.values.get(name)?.[0];
  const count = given('count');
  if (count !== undefined && !/^[1-9]\d{0,5}$/.test(count))
    return complain(`exercise: --count is a number from 1 on, not ${count}`);
  const style = { columns: Math.min(process.stdout.columns ?? 80, 100), colour: showsColour(process.stdout) };
  const show = ({ practice, page }: PracticeTurn): Practice => {
    process.stdout.write(pageText(page, style));
    return practice;
  };
  const talk: Conversation<Practice> = {
    enter: (practice, line) => show(enterPractice(practice, line)),
    interrupt: (practice) => practice,
    end: (practice) => show(endPractice(practice)),
    prompt: ({ language }) => language.exercises.prompt(),
    isOver: ({ over }) => over,
  };
  const first = show(
    beginPractice({
      seed: given('seed') ?? randomBytes(4).toString('hex'),
      language: languageFor(parsed),
      kind: given('kind') as KindName | undefined,
      count: count === undefined ? undefined : Number(count),
    }),
  );
  const last =
    process.stdin.isTTY === true && process.stdout.isTTY === true
      ? await converse(talk, first)
      : await obey(talk, first);
  if (!last.over) show(endPractice(last));
  return 0;
}
