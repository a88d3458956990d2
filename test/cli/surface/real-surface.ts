/** What a real client offers, as scripts/surface.mjs found it. */
import record from './surface.json' with { type: 'json' };

export interface RealFlag {
  readonly name: string;
  readonly short?: string;
  /** The word for its value in help; empty for a switch. */
  readonly type: string;
  /** As help has it: text in quotes. */
  readonly initial?: string;
  readonly hidden?: boolean;
  /** What the Engine of the records lacks for it. */
  readonly needs?: string;
}

export interface RealCommand {
  /** By its group where it has one: `container run`; empty for docker itself. */
  readonly command: string;
  readonly group?: boolean;
  readonly usage: readonly string[];
  readonly aliases: readonly string[];
  readonly flags: readonly RealFlag[];
}

export const realCommands: readonly RealCommand[] = record.commands;
