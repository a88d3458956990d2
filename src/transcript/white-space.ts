const TAB_STOP = 8;

/** Blanks only: tabs reach to the next stop. */
function expanded(text: string): string {
  let blanks = '';
  for (const character of text) blanks += ' '.repeat(character === '\t' ? TAB_STOP - (blanks.length % TAB_STOP) : 1);
  return blanks;
}

/**
 * Where the simulation has a gap (several blanks, or a tab) columns stand beside each other, and may stand wider or
 * narrower. A single blank belongs to a text and stays one, unless the columns are the author's own. Indentation stays.
 */
export function sameWhiteSpace(theirs: string, ours: string, indents: boolean, ownColumns: boolean): boolean {
  if (indents) return expanded(theirs).length === expanded(ours).length;
  return theirs.length === 1 || ours.length > 1 || ours === '\t' || ownColumns;
}
