const TAB_STOP = 8;

/** Blanks only: tabs reach to the next stop. */
function expanded(text: string): string {
  let blanks = '';
  for (const character of text) blanks += ' '.repeat(character === '\t' ? TAB_STOP - (blanks.length % TAB_STOP) : 1);
  return blanks;
}

/**
 *   gap    = two blanks or more | a tab      in the simulation's line: columns stand beside each other, as far as one likes
 *   blank  = one blank, soft or hard         it belongs to a text and stays one, unless the columns are the author's own
 *
 * What a line begins with stays as wide as it is. Blanks at its end are no tokens.
 */
export function sameWhiteSpace(theirs: string, ours: string, indents: boolean, ownColumns: boolean): boolean {
  if (indents) return expanded(theirs).length === expanded(ours).length;
  const isGap = ours.length > 1 || ours === '\t';
  return isGap || ownColumns || (theirs.length === 1 && theirs !== '\t');
}

/** A command with a template of its own: the author chose what stands between its columns. */
export const hasOwnColumns = (command: string): boolean =>
  /\bdocker\b.*\s--format[\s=]/.test(command) || /\bdocker\b.*\b(?:inspect|info|version)\b.*\s-f[\s=]/.test(command);
