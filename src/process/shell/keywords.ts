import type { Dialect, Token } from './scan.js';

const closing = new Set(['do', 'done', 'elif', 'else', 'esac', 'fi', 'then', '}']);
const opening = new Set(['!', 'case', 'for', 'if', 'until', 'while', '{']);
export const bashOpening = new Set(['[[', 'coproc', 'function', 'select', 'time']);
export const endOfItem = new Set([';;', ';&', ';;&']);

/** An unquoted word, or an operator. */
export function is(token: Token, keyword: string): boolean {
  return token.text === keyword && (token.is === 'operator' || (token.is === 'word' && token.plain));
}

/** Whether a word may mean more than itself where a command begins. */
export function isKeyword(token: Token, dialect: Dialect): boolean {
  if (token.is !== 'word' || !token.plain) return false;
  const { text } = token;
  if (opening.has(text) || closing.has(text) || text === 'in') return true;
  return (dialect === 'bash' && bashOpening.has(text)) || (dialect === 'busybox' && text === 'function');
}

/** What a list inside something ends at. */
export function endsList(token: Token): boolean {
  if (token.is === 'end') return true;
  if (token.is === 'operator') return token.text === ')' || endOfItem.has(token.text);
  return token.is === 'word' && token.plain && closing.has(token.text);
}
