import { isFault } from '../../filesystem/fault.js';
import { misuse, type OptionGrammar, type Options } from './options.js';
import { baseName, because, joinPath, quoted, type Run } from './tool.js';

/** Pairs of source and exact destination for cp, mv, ln and install; a number is the exit code after a complaint. */
export function destinations(
  run: Run,
  grammar: OptionGrammar,
  options: Options,
  lonely?: (source: string) => readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] | number {
  const { files } = run.system;
  const { operands } = options;
  const folder = options.value('t');
  if (operands.length === 0) return misuse(run, grammar, 'missing file operand');
  if (folder === undefined && operands.length === 1) {
    if (lonely !== undefined) return lonely(operands[0] as string);
    return misuse(run, grammar, `missing destination file operand after ${quoted(operands[0] as string)}`);
  }
  const to = folder ?? (operands.at(-1) as string);
  const sources = folder === undefined ? operands.slice(0, -1) : operands;
  const stat = files.stat(to);
  const source = files.stat(sources[0] ?? '');
  const into =
    !options.has('T') &&
    !isFault(stat) &&
    stat.kind === 'dir' &&
    !(options.has('n') && run.name.endsWith('ln') && !isFault(files.readlink(to)));
  if (into) return sources.map((source) => [source, joinPath(to, baseName(source))]);
  // Busybox goes on as if the target were a folder, and meets the refusal there.
  const several =
    sources.length > 1 ||
    (run.name === 'cp' && !isFault(stat) && stat.kind !== 'dir' && !isFault(source) && source.kind === 'dir');
  if (run.busybox && folder === undefined && several && run.name !== 'ln') {
    return sources.map((source) => [source, joinPath(to, baseName(source))]);
  }
  if (folder !== undefined || sources.length > 1) {
    const words = isFault(stat) && folder !== undefined ? because(stat) : 'Not a directory';
    const missing = isFault(stat) && folder === undefined ? because(stat) : words;
    run.complain(
      run.busybox
        ? `target '${to}' is not a directory`
        : folder !== undefined
          ? `target directory ${quoted(to)}: ${missing}`
          : `target ${quoted(to)}: ${missing}`,
    );
    return 1;
  }
  return [[sources[0] as string, to]];
}
