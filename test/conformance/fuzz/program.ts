/*
 * A program of the fuzzer: what it makes of the world before, and the shell commands of it.
 *
 *   command = part (" " part)*        a part may be left out of the command, or not
 */

/** Some words of a command that belong together, such as `-v data:/data`. */
export interface Part {
  readonly text: string;
  /** What is left without it is still a command. */
  readonly optional: boolean;
}

export interface Command {
  readonly parts: readonly Part[];
  /** Something goes on behind its back: the next command waits for that. */
  readonly settles: boolean;
}

export interface Program {
  /** An empty registry is there. */
  readonly registry: boolean;
  readonly commands: readonly Command[];
}

/** The registry of programs that have one. */
export const registryAddress = '127.0.0.1:5000';

export const need = (text: string): Part => ({ text, optional: false });
export const may = (text: string): Part => ({ text, optional: true });

export function line(...parts: readonly (Part | string)[]): Command {
  return { parts: parts.map((part) => (typeof part === 'string' ? need(part) : part)), settles: false };
}

/** The same command, after which the world may need a moment. */
export const settling = (command: Command): Command => ({ ...command, settles: true });

export const textOf = (command: Command): string => command.parts.map(({ text }) => text).join(' ');

/** The directives and commands of a program as a `.console` file begins. */
export const sourceOf = (program: Program): string =>
  [
    ...(program.registry ? [`#! registry ${registryAddress}`] : []),
    ...program.commands.map((command) => `$ ${textOf(command)}`),
  ].join('\n');
