/**
 * What docker 28 prints round a complaint about the command line, and with which exit code.
 *
 *     flags       MESSAGE, blank, "Usage:  LINE", blank, "Run 'PATH --help' for more information"        125
 *     arguments   "docker: 'PATH' requires ...", blank, "Usage:  LINE", blank, one of three last lines     1
 *     commands    "docker: unknown command: PATH WORD", blank, [ usage, blank, ] "Run ..."                 1
 *     run         "docker: MESSAGE", blank, "Run 'docker run --help' for more information"              125
 */

/** Text for standard error, each line ended, and the exit code that goes with it. */
export interface Complaint {
  readonly stderr: string;
  readonly exitCode: number;
}

/** How many arguments a command takes: at least, and at most where there is a limit. */
export interface ArgumentRange {
  readonly min: number;
  readonly max?: number;
}

function runHelp(path: string): string {
  return `Run '${path} --help' for more information`;
}

export function flagComplaint(path: string, usageLine: string, message: string): Complaint {
  return { stderr: `${message}\n\nUsage:  ${usageLine}\n\n${runHelp(path)}\n`, exitCode: 125 };
}

/** What `run` and `create` print for anything wrong between their flags and the Engine. */
export function runComplaint(path: string, message: string, exitCode = 125): Complaint {
  return { stderr: `docker: ${message}\n\n${runHelp(path)}\n`, exitCode };
}

function plural(count: number): string {
  return count === 1 ? `${count} argument` : `${count} arguments`;
}

function demand({ min, max }: ArgumentRange): string {
  if (max === 0) return 'accepts no arguments';
  if (max === undefined) return `requires at least ${plural(min)}`;
  if (min === max) return `requires ${plural(min)}`;
  return min === 0 ? `requires at most ${plural(max)}` : `requires at least ${min} and at most ${plural(max)}`;
}

/** The last line has a slip of the pen where there is a maximum only; it is really printed so. */
function lastLine(path: string, { min, max }: ArgumentRange): string {
  if (max === undefined) return `See '${path} --help' for more information`;
  return min === 0 && max > 0 ? `S${runHelp(path)}` : runHelp(path);
}

/** Undefined when the number of arguments is right. */
export function argumentComplaint(
  path: string,
  usageLine: string,
  range: ArgumentRange,
  count: number,
): Complaint | undefined {
  if (count >= range.min && (range.max === undefined || count <= range.max)) return undefined;
  const usage = `Usage:  ${usageLine}`;
  const stderr = `docker: '${path}' ${demand(range)}\n\n${usage}\n\n${lastLine(path, range)}\n`;
  return { stderr, exitCode: 1 };
}

/** A word after a group that is none of its commands; docker itself prints no usage line. */
export function unknownCommandComplaint(path: string, word: string, groupUsage?: string): Complaint {
  const usage = groupUsage === undefined ? '' : `Usage:  ${groupUsage}\n\n`;
  return { stderr: `docker: unknown command: ${path} ${word}\n\n${usage}${runHelp(path)}\n`, exitCode: 1 };
}
