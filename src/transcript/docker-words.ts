/** A command line that is one plain `docker` call, cut into its words (quotes taken off), or undefined. */
export function dockerWords(command: string): readonly string[] | undefined {
  const bare = command.replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '_').replace(/\d*>&\d|\d*>\s*\/dev\/null/g, '');
  if (!/^\s*docker\s/.test(bare) || /[|;&<>\n]/.test(bare.replace(/\$\([^()]*\)/g, '_'))) return undefined;
  const words = command.match(/(?:\$\([^()]*\)|'[^']*'|"(?:[^"\\]|\\.)*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}

const GROUPS = new Set(['container', 'image', 'volume', 'system', 'network']);

/** `images`, `system df`, `volume rm`: the words that name the command; global options are skipped. */
export function dockerVerb(words: readonly string[]): string {
  let index = 1;
  while (words[index]?.startsWith('-'))
    index += /^(?:-[Hcl]|--(?:host|context|log-level|config))$/.test(words[index] ?? '') ? 2 : 1;
  const first = words[index] ?? '';
  return GROUPS.has(first) ? `${first} ${words[index + 1] ?? ''}` : first;
}

/** What follows the verb and is no option. Values of options may be among them. */
export function dockerOperands(words: readonly string[]): readonly string[] {
  const verb = dockerVerb(words).split(' ');
  const start = words.indexOf(verb.at(-1) ?? '', 1);
  return words.slice(start + 1).filter((word) => !word.startsWith('-'));
}
