import { literalSource, posixSource } from './regexp.js';

/** A shell pattern over the whole text, slashes and leading dots included. */
export function globPattern(glob: string, flags = ''): RegExp {
  let source = '';
  for (const [token] of glob.matchAll(/\\[\s\S]|\[[!^]?\]?(?:\[:\w+:\]|[^\]])*\]|[\s\S]/g)) {
    if (token === '*') source += '.*';
    else if (token === '?') source += '.';
    else if (token.length > 1 && token.startsWith('[')) source += posixSource(token.replace(/^\[!/, '[^'), true);
    else source += literalSource(token.length > 1 ? token.slice(1) : token);
  }
  return new RegExp(`^${source}$`, `s${flags}`);
}
