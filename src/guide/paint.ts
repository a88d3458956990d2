import type { Environment, System } from '../process/program.js';

/** How something is shown where the terminal has colour; elsewhere the text itself. */
export interface Paint {
  title(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  note(text: string): string;
  quiet(text: string): string;
}

const codes = { title: '1', good: '32', bad: '31', note: '33', quiet: '2' } as const;

/** Colour is for a terminal that says it has it (COLORTERM), unless the user wants none (NO_COLOR). */
export function paintFor(system: System): Paint {
  return system.terminal(1) === undefined ? paintOf({}) : paintOf(system.env);
}

/** The same for a terminal with this environment. */
export function paintOf({ COLORTERM = '', NO_COLOR = '' }: Environment): Paint {
  const coloured = COLORTERM !== '' && NO_COLOR === '';
  const paint = (code: string) => (text: string) =>
    coloured && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    title: paint(codes.title),
    good: paint(codes.good),
    bad: paint(codes.bad),
    note: paint(codes.note),
    quiet: paint(codes.quiet),
  };
}
