import { isFault } from '../../filesystem/fault.js';
import { copier, type CopyWishes } from './copy-tree.js';
import { destinations } from './destinations.js';
import { readMode } from './file-mode.js';
import { misuse, type Options, parseOptions } from './options.js';
import { idOf } from './accounts.js';
import { withParents } from './mkdir.js';
import { because, joinPath, quoted, type Run } from './tool.js';

const grammar = {
  short: 'rRapfnLPHt:Tulsdivx',
  long:
    'recursive=r archive=a force=f no-clobber=n dereference=L no-dereference=P target-directory=t: ' +
    'no-target-directory=T update=u link=l symbolic-link=s preserve:: no-preserve: verbose=v interactive=i parents ' +
    'remove-destination reflink:: sparse: one-file-system=x',
};

export function cp(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const pairs = options.has('parents') ? undefined : destinations(run, grammar, options);
  if (typeof pairs === 'number') return pairs;
  const wishes = copyWishes(options);
  const folder = options.value('t') ?? options.operands.at(-1) ?? '';
  const below = pairs ?? options.operands.slice(0, -1).map((source) => [source, joinPath(folder, source)] as const);
  if (pairs === undefined) for (const [, to] of below) withParents(run.system.files, to.slice(0, to.lastIndexOf('/')));
  let code = 0;
  const copy = copier(run, wishes);
  for (const [from, to] of below) if (!copy(from, to)) code = 1;
  return code;
}

function copyWishes({ has, list }: Options): CopyWishes {
  const recursive = has('r') || has('R') || has('a');
  const asked = list
    .filter(([name]) => name === 'preserve')
    .flatMap(([, value]) => (value === '' ? ['mode', 'ownership', 'timestamps'] : value.split(',')));
  const all = has('a') || has('p') || asked.includes('all');
  const unlinked = list.some(([name, value]) => name === 'no-preserve' && /\b(?:links|all)\b/.test(value));
  const last = list.findLast(([name]) => 'LPHad'.includes(name))?.[0];
  return {
    recursive,
    follow:
      last === 'L' ? 'always' : last === 'H' ? 'named' : last !== undefined ? 'never' : recursive ? 'never' : 'always',
    preserve: {
      mode: all || asked.includes('mode'),
      owner: all || asked.includes('ownership'),
      time: all || asked.includes('timestamps'),
      links: (has('a') || has('d') || asked.includes('all') || asked.includes('links')) && !unlinked,
    },
    force: has('f'),
    keepExisting: has('n'),
    onlyNewer: has('u'),
    link: has('l') ? 'hard' : has('s') ? 'symbolic' : undefined,
    verbose: has('v'),
    removeFirst: has('remove-destination'),
  };
}

const installGrammar = {
  short: 'dDm:o:g:t:Tcsvp',
  long: 'directory=d mode=m: owner=o: group=g: target-directory=t: no-target-directory=T strip=s verbose=v preserve-timestamps=p',
};

/** `install`: folders with `-d`, or copies with mode 755. */
export function install(run: Run): number {
  const options = parseOptions(run, installGrammar);
  if (typeof options === 'number') return options;
  const { files, umask } = run.system;
  const mode = readMode(options.value('m') ?? '755', umask);
  if (mode === undefined) {
    run.complain(`invalid mode ${quoted(options.value('m') ?? '')}`);
    return 1;
  }
  const [user, group] = [options.value('o'), options.value('g')];
  const finish = (path: string) => {
    files.chmod(path, mode(0, false));
    if (user === undefined && group === undefined) return;
    files.chown(
      path,
      user === undefined ? undefined : idOf(files, 'passwd', user),
      group === undefined ? undefined : idOf(files, 'group', group),
    );
  };
  if (options.has('d')) {
    if (options.operands.length === 0) return misuse(run, installGrammar, 'missing file operand');
    let code = 0;
    for (const path of options.operands) {
      const fault = withParents(files, path);
      if (fault === undefined) finish(path);
      else {
        run.complain(`cannot create directory ${quoted(path)}: ${because(fault)}`);
        code = 1;
      }
    }
    return code;
  }
  const target = options.operands.at(-1);
  if (options.has('D') && target?.includes('/')) withParents(files, target.slice(0, target.lastIndexOf('/')));
  const pairs = destinations(run, installGrammar, options);
  if (typeof pairs === 'number') return pairs;
  const wishes: CopyWishes = {
    ...copyWishes(options),
    recursive: false,
    follow: 'always',
    force: true,
    removeFirst: true,
    link: undefined,
    onlyNewer: false,
    preserve: { mode: false, owner: false, time: options.has('p'), links: false },
  };
  const copy = copier(run, wishes);
  let code = 0;
  for (const [from, to] of pairs) {
    if (copy(from, to) && !isFault(files.lstat(to))) finish(to);
    else code = 1;
  }
  return code;
}
