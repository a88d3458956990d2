import { isBytes, toText } from '../digest/bytes.js';

/** What a name or an identifier is called in a picture: a course's author has identifiers of their own. */
export type Naming = (name: string) => string;

/** A path or a name as a reader sees it: what was typed in a shell is bytes. */
export function readable(text: string): string {
  const decoded = isBytes(text) ? toText(text) : text;
  return decoded.includes('\ufffd') ? text : decoded;
}
