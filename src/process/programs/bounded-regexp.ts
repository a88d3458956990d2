/**
 * either = row { '|' row };  row = { piece [ '*' | '+' | '?' | '{' low [ ',' [ high ] ] '}' ] }
 * piece  = '(' [ '?:' ] either ')' | '(?' lookaround ')' | '[' set ']' | '\' escape | '^' | '$' | char
 * The part of JavaScript's syntax that `posixSource` writes.
 */
type Step =
  | { readonly do: 'take'; readonly one: RegExp }
  | { readonly do: 'assert'; readonly here: RegExp }
  | { readonly do: 'fork'; first: number; second: number }
  | { readonly do: 'save'; readonly slot: number }
  | { readonly do: 'match' };

/** A regular expression from a source that `posixSource` wrote, safe against patterns that repeat a repetition. */
export function boundedRegExp(source: string, flags: string): RegExp {
  const repeatsGroup = /\)(?:[*+]|\{\d+,\d*\})/.test(source);
  return repeatsGroup && !/\\[1-9]/.test(source) ? new BoundedRegExp(source, flags) : new RegExp(source, flags);
}

/** Never looks at the same step in the same place twice, so time grows with length of pattern times text. */
class BoundedRegExp extends RegExp {
  readonly #steps: readonly Step[];
  readonly #slots: number;

  constructor(source: string | RegExp, flags: string) {
    super(source, flags);
    const reader = new Reader(this.source, flags.includes('i') ? 'i' : '');
    this.#steps = reader.whole();
    this.#slots = 2 * (reader.groups + 1);
  }

  override exec(text: string): RegExpExecArray | null {
    const moves = this.global || this.sticky;
    const seen = new Uint8Array(this.#steps.length * (text.length + 1));
    const from = moves ? this.lastIndex : 0;
    const last = this.sticky ? Math.min(from, text.length) : text.length;
    for (let start = from; start <= last; start++) {
      const saved = this.#from(text, start, seen);
      if (saved === undefined) continue;
      if (moves) this.lastIndex = saved[1] as number;
      const groups = Array.from({ length: this.#slots / 2 }, (_, at) =>
        saved[2 * at + 1] === undefined ? undefined : text.slice(saved[2 * at], saved[2 * at + 1]),
      );
      return Object.assign(groups, { index: start, input: text, groups: undefined }) as unknown as RegExpExecArray;
    }
    if (moves) this.lastIndex = 0;
    return null;
  }

  #from(text: string, start: number, seen: Uint8Array): readonly (number | undefined)[] | undefined {
    const steps = this.#steps;
    const pending: [step: number, at: number, saved: readonly (number | undefined)[]][] = [[0, start, [start]]];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      let [step, at, saved] = next;
      for (;;) {
        const key = step * (text.length + 1) + at;
        if (seen[key] === 1) break;
        seen[key] = 1;
        const op = steps[step] as Step;
        if (op.do === 'match') return saved.with(0, start).toSpliced(1, 1, at);
        if (op.do === 'take') {
          if (at >= text.length || !op.one.test(text[at] as string)) break;
          at++;
          step++;
        } else if (op.do === 'assert') {
          op.here.lastIndex = at;
          if (!op.here.test(text)) break;
          step++;
        } else if (op.do === 'save') {
          const copy = Array.from({ length: this.#slots }, (_, slot) => saved[slot]);
          copy[op.slot] = at;
          saved = copy;
          step++;
        } else {
          if (op.second >= 0) pending.push([op.second, at, saved]);
          step = op.first;
        }
      }
    }
    return undefined;
  }
}

class Reader {
  groups = 0;
  private at = 0;
  private readonly steps: Step[] = [];

  constructor(
    private readonly source: string,
    private readonly fold: string,
  ) {}

  whole(): readonly Step[] {
    this.either();
    this.steps.push({ do: 'match' });
    return this.steps;
  }

  private fork(first: number, second: number): { first: number; second: number } {
    const step = { do: 'fork' as const, first, second };
    this.steps.push(step);
    return step;
  }

  private either(): void {
    const start = this.steps.length;
    this.row();
    if (this.source[this.at] !== '|') return;
    this.at++;
    const first = this.steps.splice(start);
    this.steps.push({ do: 'fork', first: start + 1, second: start + first.length + 2 }, ...moved(first, 1));
    const past = this.fork(0, -1);
    this.either();
    past.first = this.steps.length;
  }

  private row(): void {
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] as string)) {
      const start = this.steps.length;
      this.piece();
      this.repeat(start);
    }
  }

  private repeat(start: number): void {
    const found = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})/.exec(this.source.slice(this.at));
    if (found === null) return;
    this.at += found[0].length;
    const [, mark, low, comma, high] = found;
    const least = mark === undefined ? Number(low) : mark === '+' ? 1 : 0;
    const most =
      mark === '?'
        ? 1
        : mark !== undefined || high === ''
          ? Number.POSITIVE_INFINITY
          : Number(comma === undefined ? low : high);
    const body = this.steps.splice(start);
    const copy = () => {
      const by = this.steps.length - start;
      this.steps.push(...moved(body, by));
    };
    for (let count = 0; count < least; count++) copy();
    if (most === Number.POSITIVE_INFINITY) {
      const loop = this.steps.length;
      const head = this.fork(loop + 1, 0);
      copy();
      this.fork(loop, -1);
      head.second = this.steps.length;
      return;
    }
    const exits: { second: number }[] = [];
    for (let count = least; count < most; count++) {
      exits.push(this.fork(this.steps.length + 1, 0));
      copy();
    }
    for (const exit of exits) exit.second = this.steps.length;
  }

  private piece(): void {
    const rest = this.source.slice(this.at);
    const look = /^(?:\(\?(?:<?[=!])(?:\\.|[^)\\])*\)|\^|\$|\\[bB])/.exec(rest);
    if (look !== null) {
      this.at += look[0].length;
      this.steps.push({ do: 'assert', here: new RegExp(look[0], `y${this.fold}`) });
      return;
    }
    if (rest.startsWith('(')) {
      const plain = rest.startsWith('(?:');
      this.at += plain ? 3 : 1;
      const slot = plain ? -1 : 2 * ++this.groups;
      if (!plain) this.steps.push({ do: 'save', slot });
      this.either();
      this.at++;
      if (!plain) this.steps.push({ do: 'save', slot: slot + 1 });
      return;
    }
    const one = /^(?:\[(?:\\[\s\S]|[^\]\\])*\]|\\x[0-9a-f]{2}|\\[\s\S]|[\s\S])/.exec(rest)?.[0] as string;
    this.at += one.length;
    this.steps.push({ do: 'take', one: new RegExp(`^${one}$`, `s${this.fold}`) });
  }
}

/** The same steps further on. */
function moved(steps: readonly Step[], by: number): Step[] {
  return steps.map((step) =>
    step.do === 'fork' ? { ...step, first: step.first + by, second: step.second < 0 ? -1 : step.second + by } : step,
  );
}
