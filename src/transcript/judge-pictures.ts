import type { InputFile, TranscriptDocument } from './document.js';
import type { Judged } from './judge.js';
import { type PictureMark, pictureMarks, type PictureWish } from './picture-marks.js';
import type { PictureReport } from './report.js';
import { inAuthorsWords } from './translate.js';

/** Draws the pictures of a document, and knows which ones are there. */
export interface Pictures<W> {
  /** A file by its path; undefined where there is none. */
  readonly read: (file: string) => string | undefined;
  /**
   * A picture as text, or why there is none; `before`: the world before the last command; `called`: what the author calls
   * a name or an identifier.
   */
  readonly draw: (
    wish: PictureWish,
    world: W,
    before: W,
    called: (name: string) => string,
  ) => string | { readonly problem: string };
}

export interface JudgedPictures {
  readonly reports: readonly PictureReport[];
  /** Pictures that are not as they should be. */
  readonly stale: readonly InputFile[];
  /** The text with its charts as they should be, and with images for what is written short. */
  readonly text: string;
}

/** Lines `from` up to but not including `until` (counted from 0) replaced. */
interface Edit {
  readonly from: number;
  readonly until: number;
  readonly lines: readonly string[];
}

function besides(document: string, file: string): string {
  const slash = document.lastIndexOf('/');
  return slash < 0 ? file : `${document.slice(0, slash)}/${file}`;
}

/** A file of its own for what is written short: `course-1.svg` beside `course.md`. */
function freshName(document: string, taken: ReadonlySet<string>): string {
  const base = (document.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  let number = 1;
  while (taken.has(`${base}-${number}.svg`)) number += 1;
  return `${base}-${number}.svg`;
}

class PictureJudge<W> {
  readonly reports: PictureReport[] = [];
  readonly edits: Edit[] = [];
  readonly #drawn = new Map<string, { readonly text: string; readonly line: number; readonly fresh: boolean }>();
  readonly #names: Set<string>;

  constructor(
    private readonly pictures: Pictures<W>,
    private readonly document: TranscriptDocument,
    private readonly judged: Judged<W>,
    private readonly start: W,
    marks: readonly PictureMark[],
  ) {
    this.#names = new Set(marks.flatMap(({ place }) => (place.kind === 'image' ? [place.file] : [])));
  }

  get stale(): readonly InputFile[] {
    return [...this.#drawn].filter(([, { fresh }]) => !fresh).map(([file, { text }]) => ({ file, text }));
  }

  #draw({ line, wish }: PictureMark): string | { readonly problem: string } {
    const { played } = this.judged.inferred;
    const last = played.findLast(({ stage }) => stage.step.line < line);
    const { bindings } = this.judged;
    const called = (name: string) => (bindings ? inAuthorsWords(name, bindings) : name);
    return this.pictures.draw(wish, last?.after.world ?? this.start, last?.before.world ?? this.start, called);
  }

  judge(mark: PictureMark): void {
    const drawn = mark.problem === undefined ? this.#draw(mark) : { problem: mark.problem };
    const reason = typeof drawn === 'string' ? this.#compare(mark, drawn) : drawn.problem;
    const file = mark.place.kind === 'image' ? { file: mark.place.file } : {};
    const report = { line: mark.line, picture: mark.words, ...file };
    this.reports.push(reason === undefined ? { verdict: 'true', ...report } : { verdict: 'false', ...report, reason });
  }

  #compare(mark: PictureMark, drawn: string): string | undefined {
    const { place } = mark;
    if (place.kind === 'image') return this.#compareFile(mark.line, place.file, drawn);
    if (place.kind === 'chart') {
      const lines = drawn.trimEnd().split('\n');
      const own = this.document.text.split(/\r?\n/).slice(place.from, place.until);
      const wanted = lines.map((line) => place.indent + line);
      if (own.join('\n') === wanted.join('\n')) return undefined;
      this.edits.push({ from: place.from, until: place.until, lines: wanted });
      return 'the chart is not what there is at this point: --write draws it anew';
    }
    const file = freshName(this.document.file, this.#names);
    this.#names.add(file);
    this.#compareFile(mark.line, file, drawn);
    const title = place.text || (/<title[^>]*>([^<]*)</.exec(drawn)?.[1] ?? mark.words);
    const lines = [`<!-- slipway picture ${mark.words} -->`, `![${title.replace(/[[\]]/g, '')}](${file})`];
    this.edits.push({ from: mark.line - 1, until: place.until, lines: lines.map((line) => place.indent + line) });
    return 'it is not drawn yet: --write draws it';
  }

  #compareFile(line: number, file: string, text: string): string | undefined {
    if (/^([a-z]+:|\/)/i.test(file)) return `${file} is no file beside this one`;
    if (!file.endsWith('.svg')) return `${file} does not end with .svg`;
    const path = besides(this.document.file, file);
    const other = this.#drawn.get(path);
    if (other && other.text !== text) return `line ${other.line} draws another picture into ${file}`;
    const there = this.pictures.read(path);
    this.#drawn.set(path, { text, line, fresh: there === text });
    if (there === text) return undefined;
    return there === undefined
      ? `there is no ${file} yet: --write draws it`
      : `${file} is not what there is at this point: --write draws it anew`;
  }
}

/** Judges the pictures that a document names, each against the world at its place in the text. */
export function judgePictures<W>(
  pictures: Pictures<W>,
  document: TranscriptDocument,
  judged: Judged<W>,
  start: W,
): JudgedPictures {
  const marks = document.style === 'session' ? pictureMarks(document.text) : [];
  const judge = new PictureJudge(pictures, document, judged, start, marks);
  for (const mark of marks) judge.judge(mark);
  const lines = document.text.split('\n');
  const end = document.text.includes('\r\n') ? '\r' : '';
  for (const { from, until, lines: own } of judge.edits.toReversed())
    lines.splice(from, until - from, ...own.map((line) => line + end));
  return { reports: judge.reports, stale: judge.stale, text: lines.join('\n') };
}
