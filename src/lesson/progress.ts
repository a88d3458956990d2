/**
 * What a learner has done, as it is kept between two sittings:
 *
 *     progress = { "version": 1, "lessons": { id: record, … }, "last": id? }
 *     record   = { "reached": boolean, "hints": number, "answers": { question: "right" | "wrong", … } }
 */
export interface LessonRecord {
  readonly reached: boolean;
  /** So many were shown. */
  readonly hints: number;
  /** Whether the first answer to each question was right. */
  readonly answers: Readonly<Record<string, 'right' | 'wrong'>>;
}

export interface Progress {
  readonly version: 1;
  readonly lessons: Readonly<Record<string, LessonRecord>>;
  /** The lesson that was open last. */
  readonly last?: string;
}

export const noProgress: Progress = { version: 1, lessons: {} };

const untouched: LessonRecord = { reached: false, hints: 0, answers: {} };

export function recordOf(progress: Progress, id: string): LessonRecord {
  return Object.hasOwn(progress.lessons, id) ? (progress.lessons[id] ?? untouched) : untouched;
}

export function withRecord(progress: Progress, id: string, change: Partial<LessonRecord>): Progress {
  return { ...progress, lessons: { ...progress.lessons, [id]: { ...recordOf(progress, id), ...change } }, last: id };
}

/** As the file has it: sorted, so that equal progress gives equal bytes. */
export function progressText(progress: Progress): string {
  const lessons = Object.fromEntries(Object.entries(progress.lessons).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...progress, lessons }, undefined, 2)}\n`;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordProblem(id: string, value: unknown): string | undefined {
  if (!isTable(value)) return `lesson ${id} is no record`;
  if (typeof value['reached'] !== 'boolean') return `lesson ${id} does not say whether it was reached`;
  if (!Number.isInteger(value['hints']) || Number(value['hints']) < 0) return `lesson ${id} has no number of hints`;
  const answers = value['answers'];
  if (!isTable(answers) || !Object.values(answers).every((one) => one === 'right' || one === 'wrong'))
    return `lesson ${id} has answers that are neither right nor wrong`;
  return undefined;
}

/** Progress from the text of its file; or what is wrong with it. */
export function readProgress(text: string): Progress | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (!isTable(value) || !('version' in value)) return { problem: 'it is JSON, but no progress of lessons' };
  if (value['version'] !== 1)
    return { problem: `it has version ${JSON.stringify(value['version'])}, and this Slipway knows version 1` };
  const { lessons, last } = value;
  if (!isTable(lessons)) return { problem: 'it has no lessons' };
  for (const [id, record] of Object.entries(lessons)) {
    const problem = recordProblem(id, record);
    if (problem !== undefined) return { problem };
  }
  if (last !== undefined && typeof last !== 'string') return { problem: 'its last lesson is no name' };
  return value as unknown as Progress;
}
