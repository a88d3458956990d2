import { isFault } from '../../filesystem/fault.js';
import type { Json, Next } from '../program.js';
import { banner, parseOptions } from './options.js';
import { Editor } from './sed-editor.js';
import { BadScript, type Command, readScript } from './sed-script.js';
import { type Own, Stream } from './sed-stream.js';
import { because, type Run } from './tool.js';

const grammar = {
  short: 'ne:f:Eri::sz',
  long: 'quiet=n silent=n expression=e: file=f: regexp-extended=E in-place=i:: separate=s null-data=z',
};

export function sed(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, run.busybox ? { ...grammar, short: 'ne:f:Eri::' } : grammar);
  if (typeof options === 'number') return options;
  const operands = [...options.operands];
  let script = '';
  for (const [name, value] of options.list) {
    if (name === 'e') script += `${value}\n`;
    if (name !== 'f') continue;
    const text = run.system.files.read(value);
    if (isFault(text)) {
      run.complain(run.busybox ? `${value}: ${because(text)}` : `couldn't open file ${value}: ${because(text)}`);
      return 1;
    }
    script += `${text}\n`;
  }
  if (!options.has('e') && !options.has('f')) {
    const first = operands.shift();
    if (first === undefined) {
      if (run.busybox) return banner(run);
      run.warn(`Usage: ${run.name} [OPTION]... {script-only-if-no-other-script} [input-file]...\n`);
      return 1;
    }
    script = first;
  }
  let commands: readonly Command[];
  try {
    commands = readScript(script, options.has('E') || options.has('r'), run.busybox);
  } catch (error) {
    if (!(error instanceof BadScript)) throw error;
    const unmatched = error.message.startsWith('unterminated') ? "unmatched '/'" : error.message.replaceAll('`', "'");
    run.complain(
      run.busybox ? unmatched : `${error.at < 0 ? '' : `-e expression #1, char ${error.at}: `}${error.message}`,
    );
    return error.at < 0 && !run.busybox ? 4 : 1;
  }
  const own: Own =
    state === undefined
      ? {
          at: 0,
          fd: null,
          ahead: null,
          line: 0,
          hold: '',
          ranges: commands.map(() => null),
          code: 0,
          edited: '',
          written: [],
          pending: null,
        }
      : (state as unknown as Own);
  const inPlace = options.value('i');
  const manner = {
    quiet: options.has('n') || script.startsWith('#n\n'),
    separate: options.has('s') || inPlace !== undefined,
    inPlace,
  };
  const stream = new Stream(run, own, operands.length === 0 ? ['-'] : operands, manner);
  return new Editor(run, commands, own, stream, manner).go();
}
