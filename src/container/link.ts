/*
 * A --link specification:   CONTAINER [':' alias]
 * or, as an existing container has it:   '/' CONTAINER ':' '/' path '/' alias
 */

export interface Link {
  readonly container: string;
  readonly alias: string;
}

/** Parses one `--link` value; a problem in docker's words otherwise. */
export function parseLink(text: string): Link | { readonly problem: string } {
  if (text === '') return { problem: 'empty string specified for links' };
  const [container = '', alias, ...more] = text.split(':');
  if (more.length > 0) return { problem: `bad format for links: ${text}` };
  if (alias === undefined) return { container: text, alias: text };
  if (!container.startsWith('/')) return { container, alias };
  return { container: container.slice(1), alias: alias.slice(alias.lastIndexOf('/') + 1) };
}
