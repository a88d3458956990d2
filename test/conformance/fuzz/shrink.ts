import type { Command, Program } from './program.js';

/** Says whether a smaller program still shows what the whole one did. */
export type Shows = (program: Program) => Promise<boolean>;

export interface Shrunk {
  readonly program: Program;
  readonly tries: number;
}

/** How many smaller programs are tried at most. */
const mostTries = 120;

class Shrinking {
  tries = 0;

  constructor(
    private program: Program,
    private readonly shows: Shows,
  ) {}

  /** Keeps a smaller program if that shows it too. */
  private async keeps(commands: readonly Command[]): Promise<boolean> {
    if (this.tries >= mostTries) return false;
    this.tries += 1;
    const smaller = { ...this.program, commands };
    if (commands.length === 0 || !(await this.shows(smaller))) return false;
    this.program = smaller;
    return true;
  }

  /** Leaves out ever shorter stretches of commands, the last ones first. */
  async commands(): Promise<void> {
    for (
      let size = Math.ceil(this.program.commands.length / 2);
      size >= 1;
      size = size === 1 ? 0 : Math.ceil(size / 2)
    ) {
      for (let end = this.program.commands.length; end > 0; end -= size) {
        const { commands } = this.program;
        const from = Math.max(0, end - size);
        await this.keeps([...commands.slice(0, from), ...commands.slice(end)]);
      }
    }
  }

  /** Leaves out optional parts of commands. */
  async parts(): Promise<void> {
    for (let index = this.program.commands.length - 1; index >= 0; index -= 1) {
      for (let part = (this.program.commands[index]?.parts.length ?? 0) - 1; part >= 0; part -= 1) {
        const { commands } = this.program;
        const command = commands[index]!;
        if (!command.parts[part]!.optional) continue;
        const shorter = { ...command, parts: command.parts.filter((_, place) => place !== part) };
        await this.keeps(commands.map((each, place) => (place === index ? shorter : each)));
      }
    }
  }

  async registry(): Promise<void> {
    if (!this.program.registry) return;
    const without = { ...this.program, registry: false };
    this.tries += 1;
    if (await this.shows(without)) this.program = without;
  }

  get result(): Shrunk {
    return { program: this.program, tries: this.tries };
  }
}

/** The shortest program found that still shows it: commands are left out, then parts of commands. */
export async function shrink(program: Program, shows: Shows): Promise<Shrunk> {
  const shrinking = new Shrinking(program, shows);
  await shrinking.commands();
  await shrinking.parts();
  await shrinking.commands();
  await shrinking.registry();
  return shrinking.result;
}
