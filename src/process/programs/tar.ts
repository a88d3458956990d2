import { isFault } from '../../filesystem/fault.js';
import { type Json, type Next, poll } from '../program.js';
import { banner, type Options, parseOptions } from './options.js';
import { createArchive } from './tar-create.js';
import { Extraction } from './tar-extract.js';
import { unpackMembers } from './tar-format.js';
import { because, type Run } from './tool.js';

const grammar = {
  short: 'cxtrf:C:vzjJpOkhmX:T:a',
  long:
    'create=c extract=x get=x list=t append=r file=f: directory=C: verbose=v gzip=z preserve-permissions=p to-stdout=O exclude: ' +
    'strip-components: keep-old-files=k dereference=h no-same-owner no-same-permissions numeric-owner same-owner touch=m ' +
    'owner: group: mtime: sort: overwrite totals absolute-names=P auto-compress=a files-from=T: exclude-from=X:',
  status: 64,
};

/** `tar czf x` without a dash: the letters first, then their values in order. */
function dashed(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  if (first === undefined || first.startsWith('-')) return args;
  const spread: string[] = [];
  for (const letter of first) {
    const value = 'fCXT'.includes(letter) ? rest.shift() : undefined;
    spread.push(value === undefined ? `-${letter}` : `-${letter}${value}`);
  }
  return [...spread, ...rest];
}

export function tar(run: Run, state: Json | undefined): Next | number {
  const args = dashed(run.args);
  const options = parseOptions(run, { ...grammar, short: `${grammar.short}P` }, args);
  if (typeof options === 'number') return options;
  const modes = ['c', 'x', 't', 'r'].filter((letter) => options.has(letter));
  if (modes.length !== 1) {
    if (run.busybox) return banner(run);
    run.complain(
      modes.length === 0
        ? "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options"
        : "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option",
    );
    run.warn(`Try '${run.name} --help' or '${run.name} --usage' for more information.\n`);
    return 2;
  }
  if (['z', 'j', 'J'].some((letter) => options.has(letter))) {
    run.complain('compression is not simulated: use an archive without -z, -j or -J');
    return 1;
  }
  if (modes[0] === 'c') return createArchive(run, options, args);
  const archive = readArchive(run, options, state);
  if (typeof archive !== 'string') return archive;
  const members = unpackMembers(archive);
  if (members === undefined || (archive.length === 0 && run.busybox)) {
    if (run.busybox) run.complain(archive.length < 512 ? 'short read' : 'invalid tar magic');
    else
      run.complain(
        `This does not look like a tar archive\n${run.name}: Exiting with failure status due to previous errors`,
      );
    return run.busybox ? 1 : 2;
  }
  return new Extraction(run, options, modes[0] === 't').all(members);
}

function readArchive(run: Run, options: Options, state: Json | undefined): string | Next | number {
  const { system } = run;
  const file = options.value('f') ?? '-';
  const own = (state ?? { fd: null, text: '' }) as { fd: number | null; text: string };
  if (own.fd === null) {
    const fd = file === '-' ? 0 : system.open(file, 'read');
    if (isFault(fd)) {
      run.complain(run.busybox ? `can't open '${file}': ${because(fd)}` : `${file}: Cannot open: ${because(fd)}`);
      if (!run.busybox) run.complain('Error is not recoverable: exiting now');
      return run.busybox ? 1 : 2;
    }
    own.fd = fd;
  }
  for (;;) {
    const bytes = system.read(own.fd);
    if (bytes === undefined) return poll([{ readable: own.fd }], own);
    if (isFault(bytes)) {
      run.complain(`${file}: ${because(bytes)}`);
      return 2;
    }
    if (bytes === '') return own.text;
    own.text += bytes;
  }
}
