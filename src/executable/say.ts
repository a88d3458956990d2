/** Something is wrong with what was asked: a sentence on standard error; the exit code for it. */
export function complain(problem: string): 2 {
  process.stderr.write(`slipway: ${problem}\n`);
  return 2;
}

/** Whether a stream shows colours: a terminal that nobody asked to stay plain. */
export function showsColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb';
}
