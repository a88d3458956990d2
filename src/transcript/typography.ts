/** A line without the bold marks that an author put round a part of it. */
export const withoutBold = (line: string): string => line.replace(/\*\*(?=\S)([^*]*[^*\s])\*\*/g, '$1');

/** The same in a command, where `**` may be a glob: only marks round whole words count. */
export const withoutBoldWords = (text: string): string =>
  text.replace(/(^|\s)\*\*([\w$-](?:[^*]*[\w"'])?)\*\*(?=\s|$)/g, '$1$2');
