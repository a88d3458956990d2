import { endInput, enterLine, interrupt, openSession, type Shown } from '../terminal/session.js';
import { terminalMeans } from '../terminal/means.js';
import type { World } from '../world/world.js';
import { missingIn } from './judge.js';
import { inLanguage, type Lesson, type LessonWords } from './lesson.js';
import type { LessonLanguage } from './lesson-language.js';
import { laptop } from './look.js';
import type { Page, Piece } from './page.js';
import type { LessonRecord } from './progress.js';
import { home, startOf } from './start.js';

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** One moment of a lesson: a world, and what its terminals show before the cursor. */
export interface Moment {
  readonly world: World;
  /** `tty1` and so on. */
  readonly terminal: string;
  readonly prompts: Readonly<Record<string, string>>;
  /** What was typed goes on by itself. */
  readonly hung: boolean;
  /** False when the shell has ended. */
  readonly open: boolean;
}

interface Past {
  readonly moment: Moment;
  readonly before: Past | undefined;
}

/** Somebody in the middle of a lesson: plain data, moved on by pure functions. */
export interface Play {
  readonly lesson: Lesson;
  readonly language: LessonLanguage;
  readonly size: ScreenSize;
  readonly moment: Moment;
  /** @internal What `undo` goes back to. */
  readonly past: Past | undefined;
  /** Parts of the goal that are missing now. */
  readonly missing: readonly string[];
  readonly record: LessonRecord;
}

/** What a line has led to. */
export interface Reply {
  readonly play: Play;
  readonly page: Page;
  /** Where the learner wants to go from here. */
  readonly wants?: 'next' | 'menu' | 'quit';
}

export function wordsOf({ lesson, language }: Pick<Play, 'lesson' | 'language'>): LessonWords {
  return inLanguage(lesson.words, language.code);
}

/** Opens a terminal of the learner's machine. */
export function openTerminalOf(world: World, terminal: string, language: LessonLanguage, size: ScreenSize): Shown {
  return openSession(world, terminalMeans, { terminal, host: laptop, home, ...size, env: { LANG: language.locale } });
}

export function beginPlay(lesson: Lesson, language: LessonLanguage, record: LessonRecord, size: ScreenSize): Reply {
  const { world, prompt, hung, open } = openTerminalOf(startOf(lesson), 'tty1', language, size);
  const moment: Moment = { world, terminal: 'tty1', prompts: { tty1: prompt }, hung, open };
  const missing = missingIn(lesson, world);
  const play: Play = { lesson, language, size, moment, past: undefined, missing, record };
  return { play, page: storyPage(play) };
}

export function storyPage(play: Play): Page {
  const { title, story, goal } = wordsOf(play);
  const say = play.language.player;
  const hasQuestion = Object.keys(play.lesson.questions).some((key) => !Object.hasOwn(play.record.answers, key));
  return [
    { kind: 'title', text: title },
    { kind: 'text', text: `\n${story}\n` },
    { kind: 'note', text: say['story.goal']({ goal }) },
    ...(hasQuestion ? [{ kind: 'note' as const, text: say['story.question']() }] : []),
    { kind: 'text', text: `${say['story.how']()}\n` },
  ];
}

/** Something typed at the machine; what it prints, and what it means for the goal. */
export function act(play: Play, type: (world: World, terminal: string) => Shown): Reply {
  const { moment } = play;
  const { world, output, prompt, hung, open } = type(moment.world, moment.terminal);
  const next: Moment = { ...moment, world, prompts: { ...moment.prompts, [moment.terminal]: prompt }, hung, open };
  const missing = missingIn(play.lesson, world);
  const reached = missing.length === 0;
  const moved: Play = {
    ...play,
    moment: next,
    past: { moment, before: play.past },
    missing,
    record: reached ? { ...play.record, reached } : play.record,
  };
  const screen: Page = output === '' ? [] : [{ kind: 'screen', text: output }];
  if (!open) return { play: moved, page: [...screen, closed(play)], wants: 'menu' };
  return { play: moved, page: [...screen, ...hungNote(moved), ...goalNote(play, moved)] };
}

function closed({ language }: Play): Piece {
  return { kind: 'note', text: language.player['terminal.closed']() };
}

function hungNote({ moment, language }: Play): Page {
  return moment.hung ? [{ kind: 'note', text: language.player['shell.hung']() }] : [];
}

/** Said when there is something new to say, not after every look round. */
function goalNote(before: Play, after: Play): Page {
  const say = after.language.player;
  const { missing, learned } = wordsOf(after);
  const [first] = after.missing;
  const was = before.missing.length === 0;
  if (first === undefined) {
    if (was) return [];
    return [
      { kind: 'good', text: `\n${say['goal.reached']({ learned })}` },
      { kind: 'text', text: `${say['goal.next']()}\n` },
    ];
  }
  if (before.missing.join() === after.missing.join() && !hasChanged(before.moment.world, after.moment.world)) return [];
  const sentence = say['goal.missing']({ sentence: missing[first] ?? first, more: after.missing.length - 1 });
  return [...(was ? [{ kind: 'bad' as const, text: say['goal.lost']() }] : []), { kind: 'note', text: sentence }];
}

/** Whether images, volumes, containers or files are other ones than before: not merely clocks and processes. */
function hasChanged(before: World, after: World): boolean {
  const [old, now] = [before.hosts.get(laptop), after.hosts.get(laptop)];
  if (old === undefined || now === undefined) return old !== now;
  if (old.images !== now.images || old.files.root !== now.files.root) return true;
  if (old.volumes.size !== now.volumes.size || old.containers.size !== now.containers.size) return true;
  return [...now.containers.values()].some((container) => {
    const known = old.containers.get(container.id);
    return known?.files.root !== container.files.root || known.state.status !== container.state.status;
  });
}

export function typeLine(play: Play, line: string): Reply {
  return act(play, (world, terminal) => enterLine(world, terminalMeans, terminal, line));
}

/** Ctrl-C. */
export function interruptPlay(play: Play): Reply {
  return act(play, (world, terminal) => interrupt(world, terminalMeans, terminal));
}

/** Ctrl-D. */
export function endPlay(play: Play): Reply {
  return act(play, (world, terminal) => endInput(world, terminalMeans, terminal));
}

export function promptOf({ moment }: Play): string {
  return moment.prompts[moment.terminal] ?? '';
}

/** What the goal still lacks, all of it. */
export function goalPage(play: Play): Page {
  const say = play.language.player;
  const { goal, missing } = wordsOf(play);
  const aim: Piece = { kind: 'text', text: say['story.goal']({ goal }) };
  if (play.missing.length === 0) return [aim, { kind: 'good', text: say['goal.still-reached']() }];
  const count = { left: play.missing.length, of: Object.keys(play.lesson.goal).length };
  const parts = play.missing.map((key): Piece => ({ kind: 'text', text: `- ${missing[key] ?? key}` }));
  return [aim, { kind: 'note', text: say['goal.parts'](count) }, ...parts];
}
