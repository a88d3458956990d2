import { drawLayers } from '../view/draw-layers.js';
import { drawVolumes } from '../view/draw-volumes.js';
import { answerText } from './answer.js';
import { ask, grade, missingIn } from './judge.js';
import { laptop } from './look.js';
import type { Page, Piece } from './page.js';
import {
  beginPlay,
  goalPage,
  openTerminalOf,
  type Play,
  promptOf,
  type Reply,
  storyPage,
  typeLine,
  wordsOf,
} from './play.js';

const terminals = 4;

type Word = (play: Play, rest: string) => Reply;

const note = (text: string): Piece => ({ kind: 'note', text });

/** What a learner types that is for the lesson, not for the machine. */
const words: Readonly<Record<string, Word>> = {
  story: (play) => ({ play, page: storyPage(play) }),
  goal: (play) => ({ play, page: goalPage(play) }),
  hint,
  question,
  answer,
  undo,
  restart: (play) => {
    const { play: again } = beginPlay(play.lesson, play.language, play.record, play.size);
    return { play: again, page: [note(play.language.player['restart.done']())] };
  },
  picture: (play) => ({ play, page: picturePage(play) }),
  terminal,
  help,
  next: (play) => ({ play, page: [], wants: 'next' }),
  menu: (play) => ({ play, page: [], wants: 'menu' }),
  quit: (play) => ({ play, page: [], wants: 'quit' }),
};

const takesMore = new Set(['answer', 'terminal']);

/** A line in a lesson: for the lesson where a shell waits for a command and the word is one of its own, else for the machine. */
export function enterPlay(play: Play, line: string): Reply {
  const [, name = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line) ?? [];
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  const prompt = promptOf(play).trim();
  const isForShell = play.moment.hung || prompt === '' || prompt === '>' || (rest !== '' && !takesMore.has(name));
  return word === undefined || isForShell ? typeLine(play, line) : word(play, rest);
}

function hint(play: Play): Reply {
  const say = play.language.player;
  const { hints } = wordsOf(play);
  const number = Math.min(play.record.hints + 1, hints.length);
  const shown = note(say['hint.shown']({ number, of: hints.length, hint: hints[number - 1] ?? '' }));
  const again = play.record.hints >= hints.length ? [note(say['hint.no-more']())] : [];
  return { play: { ...play, record: { ...play.record, hints: number } }, page: [...again, shown] };
}

/** The first question that has not been answered. */
function openQuestion(play: Play): { readonly key: string; readonly number: number; readonly of: number } | undefined {
  const keys = Object.keys(play.lesson.questions);
  const at = keys.findIndex((key) => !Object.hasOwn(play.record.answers, key));
  return at < 0 ? undefined : { key: keys[at] ?? '', number: at + 1, of: keys.length };
}

function question(play: Play): Reply {
  const say = play.language.player;
  const open = openQuestion(play);
  if (open === undefined) return { play, page: [note(say['question.none']())] };
  const { key, ...count } = open;
  const text = say['question.ask']({ ...count, question: wordsOf(play).questions[key] ?? key });
  return { play, page: [note(text), { kind: 'text', text: say['question.how']() }] };
}

function answer(play: Play, typed: string): Reply {
  const say = play.language.player;
  const open = openQuestion(play);
  if (open === undefined) return { play, page: [note(say['question.none']())] };
  const { right, shown } = ask(play.lesson, open.key);
  const result = grade(right, typed);
  if (result === 'unreadable') return { play, page: [note(say[`answer.unreadable.${right.kind}`]())] };
  const answers = { ...play.record.answers, [open.key]: result };
  const next: Play = { ...play, record: { ...play.record, answers } };
  const text = answerText(right, { nothing: say.nothing(), yes: say.yes(), no: say.no() });
  const left = openQuestion(next) === undefined ? [] : question(next).page;
  if (result === 'right')
    return { play: next, page: [{ kind: 'good', text: say['answer.right']({ answer: text }) }, ...left] };
  const screen = shown.map(({ command, output }) => `$ ${command}\n${output}`).join('');
  return {
    play: next,
    page: [{ kind: 'bad', text: say['answer.wrong']({ answer: text }) }, { kind: 'screen', text: screen }, ...left],
  };
}

function undo(play: Play): Reply {
  const say = play.language.player;
  if (play.past === undefined) return { play, page: [note(say['undo.nothing']())] };
  const { moment, before } = play.past;
  const missing = missingIn(play.lesson, moment.world);
  return { play: { ...play, moment, past: before, missing }, page: [note(say['undo.done']())] };
}

function help(play: Play): Reply {
  const say = play.language.player;
  return {
    play,
    page: [
      { kind: 'screen', text: say['help.lesson']() },
      { kind: 'text', text: `\n${say['help.machine']()}` },
    ],
  };
}

function picturePage({ moment, language, size }: Play): Page {
  const say = language.player;
  const style = { width: size.columns };
  return [
    note(say['picture.layers']()),
    { kind: 'screen', text: drawLayers(moment.world, laptop, style) },
    note(say['picture.volumes']()),
    { kind: 'screen', text: drawVolumes(moment.world, laptop, style) },
  ];
}

function terminal(play: Play, typed: string): Reply {
  const say = play.language.player;
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1 || number > terminals) {
    return { play, page: [note(say['terminal.which']())] };
  }
  const name = `tty${number}`;
  const { moment } = play;
  const page = [note(say['terminal.now']({ terminal: number }))];
  if (Object.hasOwn(moment.prompts, name)) return { play: { ...play, moment: { ...moment, terminal: name } }, page };
  const { world, prompt } = openTerminalOf(moment.world, name, play.language, play.size);
  const next = { ...moment, world, terminal: name, prompts: { ...moment.prompts, [name]: prompt } };
  return { play: { ...play, moment: next, past: { moment, before: play.past } }, page };
}
