/** Something is wrong with what was asked: a sentence on standard error; the exit code for it. */
export function complain(problem: string): 2 {
  process.stderr.write(`slipway: ${problem}\n`);
  return 2;
}

/** Whether a stream shows colours: a terminal that nobody asked to stay plain. */
export function showsColour(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb';
}

/** One line on a terminal's standard error that is written over; elsewhere nothing. */
export function showProgress(done: number, of: number, file: string): void {
  if (process.stderr.isTTY !== true || of < 2) return;
  process.stderr.write(`\r\u001b[K${done} of ${of}: ${file.slice(-60)}`);
}

export function endProgress(): void {
  if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K');
}
