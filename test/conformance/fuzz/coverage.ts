/*
 * What a campaign has asked: which commands with which flags, how many succeed and how many are refused, and each kind
 * of refusal. A kind is the engine's sentence without the names, numbers and identifiers in it.
 */
import { dockerVerb, dockerWords } from '../../../src/transcript/docker-words.js';
import type { Answered, Recording } from './recording.js';

export class Coverage {
  readonly verbs = new Map<string, number>();
  readonly flags = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  commands = 0;
  refused = 0;

  /** Counts the commands of a program, not the questions at its end. */
  add({ program, commands }: Recording): void {
    for (const answered of commands.slice(0, program.commands.length)) this.count(answered);
  }

  private count({ command, code, stderr }: Answered): void {
    this.commands += 1;
    const words = dockerWords(command.split(/ [|&]/, 1)[0] ?? '');
    const verb = words ? `docker ${dockerVerb(words)}` : (command.split(' ', 1)[0] ?? '');
    add(this.verbs, verb);
    for (const word of words ?? []) {
      if (/^--?[a-z]/.test(word)) add(this.flags, `${verb} ${word.split('=', 1)[0]}`);
    }
    if (code === 0 && !/^(?:docker: )?Error/m.test(stderr)) return;
    this.refused += 1;
    const said = stderr.split('\n').find((line) => line.trim() !== '');
    add(this.refusals, kindOf(said ?? `exit code ${code}`));
  }

  /** One line of figures. */
  get summary(): string {
    const share = this.commands === 0 ? 0 : Math.round((this.refused / this.commands) * 100);
    return (
      `${this.commands} commands: ${this.verbs.size} different ones with ${this.flags.size} flags; ` +
      `${100 - share}% did it, ${share}% were refused in ${this.refusals.size} ways`
    );
  }

  /** Everything that was counted, the most frequent first. */
  get table(): string {
    const section = (title: string, counts: ReadonlyMap<string, number>) => [
      title,
      ...[...counts].sort((a, b) => b[1] - a[1]).map(([what, count]) => `${String(count).padStart(6)}  ${what}`),
    ];
    return [
      ...section('Commands', this.verbs),
      ...section('Flags', this.flags),
      ...section('Refusals', this.refusals),
    ].join('\n');
  }
}

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** A refusal without what it is about. */
export function kindOf(line: string): string {
  return line
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/\S*\/\S*/g, '…')
    .replace(/\b[0-9a-f]{12,64}\b|\b\d+\b/g, '…')
    .replace(/\b(?:web2?|store|job|data|cache|logs|app|base|busybox|nosuch|host[12])(?::\S+)?(?=$|[\s:,.\]])/g, '…')
    .slice(0, 160);
}
