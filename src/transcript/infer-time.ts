import type { Attempt, Wrong } from './attempt.js';
import type { Moment, Replay } from './moment.js';
import { type Passage, samePassage } from './passage.js';
import { gaveUp, isLost } from './patience.js';
import { reconcile } from './reconcile.js';
import { attemptOf, firstMoment, isPlayedTrue, playStage } from './replay-stages.js';
import type { Played } from './replay-stages.js';
import type { Stage } from './stages.js';

/** A whole document as it was replayed in the end. */
export interface Inferred<W> {
  readonly played: readonly Played<W>[];
  /** Why no passage of time makes a stage true, by its index. */
  readonly contradictions: ReadonlyMap<number, Wrong>;
}

/** How many searches for the cause of impossible ages may be made in vain. */
const MOST_VAIN = 4;

class Inference<W> {
  readonly played: Played<W>[] = [];
  readonly contradictions = new Map<number, Wrong>();
  /** Stages whose ages, or whose waiting, later ones may have paid for. */
  readonly suspects = new Set<number>();
  private passages: readonly Passage[];
  private vain = 0;

  constructor(
    private readonly replay: Replay<W>,
    private readonly stages: readonly Stage[],
    private readonly start: W,
    private readonly distrusted: ReadonlySet<number>,
  ) {
    this.passages = stages.map(({ wait }) => ({ before: wait, pauses: [] }));
  }

  private play(index: number, moment: Moment<W>, passages = this.passages): Played<W> {
    const { wait } = this.stages[index] as Stage;
    const passage = passages[index] ?? { before: wait, pauses: [] };
    return playStage(this.replay, this.stages[index] as Stage, moment, passage, !this.distrusted.has(index));
  }

  /** It has waited of its own accord. */
  private suspect(played: Played<W>, index: number): void {
    const tried = attemptOf(played);
    if (!tried) return;
    const waited = tried.at - this.replay.simulation.now(played.before.world);
    if (!samePassage({ before: waited, pauses: tried.pauses }, this.passages[index])) this.suspects.add(index);
  }

  private moment(index: number): Moment<W> {
    return this.played[index - 1]?.after ?? firstMoment(this.start);
  }

  run(): Inferred<W> {
    return this.runWithin(Number.POSITIVE_INFINITY) as Inferred<W>;
  }

  /** Given up, with nothing, as soon as so many stages are false. */
  runWithin(mostFalse: number): Inferred<W> | undefined {
    let wrong = 0;
    for (let index = 0; index < this.stages.length && wrong < mostFalse; index += 1) {
      const played = this.play(index, this.moment(index));
      this.played[index] = played;
      this.suspect(played, index);
      if (isPlayedTrue(played)) continue;
      if (played.kind === 'command' && played.settled.untimely) this.explain(index, played.settled.because);
      if (!isPlayedTrue(this.played[index] as Played<W>)) wrong += 1;
    }
    return wrong < mostFalse ? { played: this.played, contradictions: this.contradictions } : undefined;
  }

  /** Something that only the time stands against: earlier commands are moved, or it is known why that is vain. */
  private explain(index: number, because: Wrong | undefined): void {
    if (because) this.contradictions.set(index, because);
    else if (this.vain < MOST_VAIN) {
      this.search(index);
      if (this.contradictions.has(index)) this.vain += 1;
    }
  }

  /** Moves earlier commands so that this one becomes true, or says why that cannot be. */
  private search(index: number): void {
    const reconciled = reconcile(this.replay, this.played.slice(0, index + 1), this.waits(index));
    if (!reconciled.ok) {
      this.contradictions.set(index, isLost(this.replay.patience) ? this.unsolved(index) : reconciled.wrong);
      for (const stage of reconciled.stages) this.suspects.add(stage);
      return;
    }
    for (const proposal of reconciled.proposals) {
      const trial = this.adopt(index, proposal);
      if (!trial) return;
      const again = this.isUntimely(trial[index]) ? reconcile(this.replay, trial, this.waits(index)) : undefined;
      if (again?.ok && again.proposals[0] && !this.adopt(index, again.proposals[0])) return;
    }
    this.contradictions.set(index, this.unsolved(index));
  }

  private isUntimely(played: Played<W> | undefined): boolean {
    return played?.kind === 'command' && played.settled.untimely !== undefined;
  }

  /** Replays with these passages and keeps the outcome if it is better, else returns it. */
  private adopt(index: number, proposal: readonly Passage[]): Played<W>[] | undefined {
    const passages = this.passages.map((passage, place) => proposal[place] ?? passage);
    const trial = this.trial(index, passages);
    if (!isPlayedTrue(trial[index] as Played<W>) || !this.keepsTruth(trial)) return trial;
    this.passages = passages;
    this.played.splice(0, index + 1, ...trial);
    return undefined;
  }

  private waits(index: number): number[] {
    return this.stages.slice(0, index + 1).map((stage) => stage.wait);
  }

  private trial(index: number, passages: readonly Passage[]): Played<W>[] {
    const same = passages.findIndex((passage, place) => !samePassage(passage, this.passages[place]));
    const trial = this.played.slice(0, same < 0 ? index : Math.min(same, index));
    for (let place = trial.length; place <= index; place += 1) {
      trial.push(this.play(place, trial[place - 1]?.after ?? firstMoment(this.start), passages));
    }
    return trial;
  }

  private keepsTruth(trial: readonly Played<W>[]): boolean {
    return trial.every((played, place) => isPlayedTrue(played) || !isPlayedTrue(this.played[place] as Played<W>));
  }

  private unsolved(index: number): Wrong {
    const played = this.played[index];
    const tried = played?.kind === 'command' ? played.settled.untimely : undefined;
    if (isLost(this.replay.patience)) return gaveUp(tried?.ages[0]?.line ?? played?.stage.step.line ?? 0);
    return (
      untimelyReason(tried) ?? { line: played?.stage.step.line ?? 0, reason: 'no passage of time makes this true' }
    );
  }
}

/** What is wrong with an attempt that only the time stands against. */
export function untimelyReason<W>(tried: Attempt<W> | undefined): Wrong | undefined {
  const age = tried?.ages[0];
  if (!age) return tried?.instants?.wrong;
  return {
    line: age.line,
    reason: `\`${age.expected}\` where the simulation has \`${age.actual}\`: no passage of time makes this line true together with the others`,
  };
}

const falseCount = <W>(inferred: Inferred<W>): number =>
  inferred.played.filter((played) => !isPlayedTrue(played)).length;

/** How many suspects are tried. */
const MOST_SUSPECTS = 4;

/**
 * Replays the stages and finds a passage of time that makes every one of them true, as far as there is one. As little
 * time passes as possible; what happens by itself in between is waited for. Where several commands contradict one
 * another, the one without which the others agree is called false.
 */
function inferFrom<W>(replay: Replay<W>, stages: readonly Stage[], world: W): Inferred<W> {
  const inference = new Inference(replay, stages, world, new Set());
  let best = inference.run();
  const first = best.played.findIndex((played) => !isPlayedTrue(played));
  if (first < 0) return best;
  const reason = inference.contradictions.get(first);
  const suspects = [...inference.suspects].filter((suspect) => suspect < first || inference.contradictions.size > 0);
  for (const suspect of suspects.sort((a, b) => b - a).slice(0, MOST_SUSPECTS)) {
    if (falseCount(best) <= 1) break;
    const other = new Inference(replay, stages, world, new Set([suspect])).run();
    if (falseCount(other) >= falseCount(best)) continue;
    const contradictions = new Map(other.contradictions);
    const line = attemptOf(other.played[suspect])?.ages[0]?.line;
    if (reason && line !== undefined) contradictions.set(suspect, { line, reason: reason.reason });
    best = { played: other.played, contradictions };
  }
  return best;
}

/** How slowly the author may have typed where nothing tells: milliseconds between two commands. */
const PACE = 400;

/**
 * The passage of time that leaves the least false. What is written within one second looks untouched to an engine, so
 * where commands typed at once contradict the text, they may have been typed more slowly.
 */
export function inferTime<W>(replay: Replay<W>, stages: readonly Stage[], world: W): Inferred<W> {
  const atOnce = inferFrom(replay, stages, world);
  const most = falseCount(atOnce);
  if (most === 0 || isLost(replay.patience)) return atOnce;
  const paced = stages.map((stage) => ({ ...stage, wait: Math.max(stage.wait, PACE) }));
  return new Inference(replay, paced, world, new Set()).runWithin(most) ?? atOnce;
}
