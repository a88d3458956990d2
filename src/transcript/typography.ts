/** A line without the bold marks that an author put round a part of it. */
export const withoutBold = (line: string): string => line.replace(/\*\*(?=\S)([^*]*[^*\s])\*\*/g, '$1');

/** Straight quotation marks for the curved ones that word processors make of them. */
export const withStraightQuotes = (text: string): string => text.replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'");

/** The author's line without typography that the simulation's line does not have. */
export function plainly(expected: string, actual: string): string {
  const straight = /[“”„‘’‚]/.test(actual) ? expected : withStraightQuotes(expected);
  return /\*\*\S/.test(actual) ? straight : withoutBold(straight);
}

/** The same as `withoutBold` in a command, where `**` may be a glob: only marks round whole words count. */
export const withoutBoldWords = (text: string): string =>
  text.replace(/(^|\s)\*\*([\w$-](?:[^*]*[\w"'])?)\*\*(?=\s|$)/g, '$1$2');
