import { isFault } from '../../filesystem/fault.js';
import { type Json, type Next, poll } from '../program.js';
import { accountNames, idOf } from './accounts.js';
import { formatInstant } from './calendar.js';
import { modeText } from './file-mode.js';
import { globPattern } from './find-expression.js';
import { withParents } from './mkdir.js';
import { banner, type Options, parseOptions } from './options.js';
import { type Member, packMember, unpackMembers } from './tar-format.js';
import { because, joinPath, type Run } from './tool.js';

const grammar = {
  short: 'cxtrf:C:vzjJpOkhmX:T:a',
  long: 'create=c extract=x get=x list=t append=r file=f: directory=C: verbose=v gzip=z preserve-permissions=p to-stdout=O exclude: '
    + 'strip-components: keep-old-files=k dereference=h no-same-owner no-same-permissions numeric-owner same-owner touch=m '
    + 'owner: group: mtime: sort: overwrite totals absolute-names=P auto-compress=a files-from=T: exclude-from=X:',
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
    run.complain(modes.length === 0 ? "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options" : "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option");
    run.warn(`Try '${run.name} --help' or '${run.name} --usage' for more information.\n`);
    return 2;
  }
  if (['z', 'j', 'J'].some((letter) => options.has(letter))) {
    run.complain('compression is not simulated: use an archive without -z, -j or -J');
    return 1;
  }
  if (modes[0] === 'c') return create(run, options, args);
  const archive = readArchive(run, options, state);
  if (typeof archive !== 'string') return archive;
  const members = unpackMembers(archive);
  if (members === undefined || (archive.length === 0 && run.busybox)) {
    if (run.busybox) run.complain(archive.length < 512 ? 'short read' : 'invalid tar magic');
    else run.complain(`This does not look like a tar archive\n${run.name}: Exiting with failure status due to previous errors`);
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

function create(run: Run, options: Options, args: readonly string[]): number {
  const { files } = run.system;
  const file = options.value('f') ?? '-';
  const names = accountNames(files);
  const excluded = options.list.filter(([name]) => name === 'exclude').map(([, glob]) => globPattern(glob, ''));
  const linked = new Map<string, string>();
  const [user, group] = [options.value('owner'), options.value('group')];
  let archive = '';
  let code = 0;
  let told = '';
  const say = (text: string) => (file === '-' ? run.warn(text) : run.out(text));
  const target = file === '-' ? undefined : files.stat(file);
  const add = (path: string, stored: string) => {
    if (excluded.some((glob) => glob.test(stored) || glob.test(stored.slice(stored.lastIndexOf('/') + 1)))) return;
    const stat = options.has('h') ? files.stat(path) : files.lstat(path);
    if (isFault(stat)) {
      run.complain(run.busybox ? `${stored}: ${because(stat)}` : `${stored}: Cannot stat: ${because(stat)}`);
      code = run.busybox ? 1 : 2;
      return;
    }
    if (target !== undefined && !isFault(target) && target.inode === stat.inode && target.device === stat.device) {
      run.complain(`${stored}: file is the archive${run.busybox ? '; skipping' : '; not dumped'}`);
      return;
    }
    const prefix = options.has('P') ? '' : (/^(?:.*\/\.\.(?=\/|$))?\/*/.exec(stored)?.[0] ?? '');
    if (prefix !== '' && told !== prefix) {
      told = prefix;
      run.complain(run.busybox ? `removing leading '${prefix}' from member names` : `Removing leading \`${prefix}' from member names`);
    }
    const bare = stored.slice(prefix.length) || (stat.kind === 'dir' ? (run.busybox ? '' : './') : stored);
    const name = stat.kind === 'dir' && !bare.endsWith('/') && bare !== '' ? `${bare}/` : bare;
    if (options.has('v')) say(`${name}\n`);
    const key = `${stat.device} ${stat.inode}`;
    const earlier = stat.links > 1 && stat.kind === 'file' ? linked.get(key) : undefined;
    if (stat.kind === 'file' && stat.links > 1 && earlier === undefined) linked.set(key, name);
    const bytes = stat.kind === 'file' && earlier === undefined ? files.read(path) : '';
    const link = stat.kind === 'symlink' ? files.readlink(path) : (earlier ?? '');
    if (isFault(bytes) || isFault(link)) {
      run.complain(`${stored}: ${run.busybox ? '' : 'Cannot open: '}Permission denied`);
      code = run.busybox ? 1 : 2;
      return;
    }
    const owner = user === undefined ? undefined : (idOf(files, 'passwd', user) ?? stat.uid);
    const owners = group === undefined ? undefined : (idOf(files, 'group', group) ?? stat.gid);
    if (name !== '') archive += packMember({
      name, kind: earlier === undefined ? stat.kind : 'link', mode: stat.mode, uid: owner ?? stat.uid, gid: owners ?? stat.gid,
      user: names.user(owner ?? stat.uid) ?? '', group: names.group(owners ?? stat.gid) ?? '', mtime: stat.mtime, target: link, bytes,
    });
    const entries = stat.kind === 'dir' ? files.list(path) : [];
    if (isFault(entries)) {
      run.complain(`${stored}: ${run.busybox ? `can't open` : 'Cannot open'}: ${because(entries)}`);
      code = run.busybox ? 1 : 2;
    } else for (const entry of entries) add(joinPath(path, entry.name), joinPath(stored, entry.name));
  };
  if (options.operands.length === 0 && !options.has('T')) {
    run.complain(run.busybox ? 'empty archive' : 'Cowardly refusing to create an empty archive');
    if (!run.busybox) run.warn(`Try '${run.name} --help' or '${run.name} --usage' for more information.\n`);
    return run.busybox ? 1 : 2;
  }
  let folder = run.busybox ? (options.value('C') ?? '') : '';
  const parsed = members(args);
  for (const item of parsed) {
    if (item.folder !== undefined && !run.busybox) folder = item.folder.startsWith('/') ? item.folder : joinPath(folder, item.folder);
    if (item.path !== undefined) add(item.path.startsWith('/') ? item.path : joinPath(folder, item.path), item.path);
  }
  archive += '\0'.repeat(1024);
  archive += '\0'.repeat(run.busybox && file !== '-' ? 0 : (10_240 - (archive.length % 10_240)) % 10_240);
  if (file === '-') run.out(archive);
  else {
    const fault = files.write(file, archive);
    if (fault !== undefined) {
      run.complain(run.busybox ? `can't open '${file}': ${because(fault)}` : `${file}: Cannot open: ${because(fault)}`);
      if (!run.busybox) run.complain('Error is not recoverable: exiting now');
      return run.busybox ? 1 : 2;
    }
  }
  if (code === 2) run.complain('Exiting with failure status due to previous errors');
  if (code === 1 && run.busybox) run.complain('error exit delayed from previous errors');
  return code;
}

/** Operands and changes of folder, in their order. */
function members(args: readonly string[]): { path?: string; folder?: string }[] {
  const found: { path?: string; folder?: string }[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg === '--') continue;
    if (arg === '-C' || arg === '--directory') found.push({ folder: args[++at] ?? '' });
    else if (arg.startsWith('--directory=')) found.push({ folder: arg.slice(12) });
    else if (/^-[^-]/.test(arg)) {
      const place = arg.slice(1).search(/[fCXT]/);
      if (place < 0) continue;
      const value = arg.slice(place + 2) || (args[++at] ?? '');
      if (arg[place + 1] === 'C') found.push({ folder: value });
    } else if (/^--(file|exclude|owner|group|mtime|sort|strip-components|files-from|exclude-from)$/.test(arg)) at++;
    else if (!arg.startsWith('--')) found.push({ path: arg });
  }
  return found;
}

class Extraction {
  private code = 0;
  private told = false;

  constructor(private readonly run: Run, private readonly options: Options, private readonly listing: boolean) {}

  all(members: readonly Member[]): number {
    const { run, options } = this;
    const folder = options.value('C');
    if (folder !== undefined && !this.listing) {
      const fault = run.system.chdir(folder);
      if (fault !== undefined) {
        run.complain(run.busybox ? `can't change directory to '${folder}': ${because(fault)}` : `${folder}: Cannot open: ${because(fault)}`);
        if (!run.busybox) run.complain('Error is not recoverable: exiting now');
        return run.busybox ? 1 : 2;
      }
    }
    const wanted = options.operands.map((name) => name.replace(/\/+$/, ''));
    const met = new Set<string>();
    for (const member of members) {
      const bare = member.name.replace(/\/+$/, '');
      const asked = wanted.find((name) => bare === name || bare.startsWith(`${name}/`) || member.name === name);
      if (wanted.length > 0 && asked === undefined) continue;
      if (asked !== undefined) met.add(asked);
      if (this.listing) this.list(member);
      else this.extract(member);
    }
    for (const name of wanted) {
      if (met.has(name)) continue;
      run.complain(run.busybox ? `${name}: not found in archive` : `${name}: Not found in archive`);
      this.code = run.busybox ? 1 : 2;
    }
    if (this.code === 2) run.complain('Exiting with failure status due to previous errors');
    return this.code;
  }

  private list(member: Member): void {
    if (!this.options.has('v')) {
      this.run.out(`${member.name}\n`);
      return;
    }
    const kind = member.kind === 'link' ? 'file' : member.kind;
    const mode = member.kind === 'link' && !this.run.busybox ? `h${modeText(kind, member.mode).slice(1)}` : modeText(kind, member.mode);
    const who = `${member.user || member.uid}/${member.group || member.gid}`;
    const size = String(member.bytes.length);
    const suffix = member.kind === 'symlink' ? ` -> ${member.target}` : member.kind === 'link' ? (this.run.busybox ? ` -> ${member.target}` : ` link to ${member.target}`) : '';
    const middle = this.run.busybox ? `${who} ${size.padStart(9)} ${formatInstant('%Y-%m-%d %H:%M:%S', member.mtime)}` : `${who} ${size.padStart(Math.max(0, 18 - who.length))} ${formatInstant('%Y-%m-%d %H:%M', member.mtime)}`;
    this.run.out(`${mode} ${middle} ${member.name}${suffix}\n`);
  }

  private extract(member: Member): void {
    const { run, options } = this;
    const { files, credentials } = run.system;
    let path = member.name;
    if (path.startsWith('/') && !options.has('P')) {
      if (!this.told) run.complain(run.busybox ? "removing leading '/' from member names" : "Removing leading `/' from member names");
      this.told = true;
      path = path.replace(/^\/+/, '') || '.';
    }
    const strip = Number(options.value('strip-components') ?? 0);
    if (strip > 0) path = path.split('/').slice(strip).join('/');
    if (path === '') return;
    if (options.has('v')) (options.has('O') ? run.warn : run.out)(`${member.name}\n`);
    if (options.has('O')) {
      if (member.kind === 'file') run.out(member.bytes);
      return;
    }
    const bare = path.replace(/(?<=.)\/+$/, '');
    const there = files.lstat(bare);
    if (bare.includes('/')) withParents(files, bare.slice(0, bare.lastIndexOf('/')));
    if (!isFault(there) && (member.kind !== 'dir' || there.kind !== 'dir') && there.kind !== 'dir') {
      if (options.has('k')) {
        run.complain(`${bare}: Cannot open: File exists`);
        this.code = run.busybox ? 1 : 2;
        return;
      }
      files.unlink(bare);
    }
    const fault = member.kind === 'dir' ? (isFault(there) || there.kind !== 'dir' ? files.mkdir(bare, member.mode | 0o700) : undefined)
      : member.kind === 'symlink' ? files.symlink(member.target, bare)
      : member.kind === 'link' ? files.link(member.target, bare)
      : member.kind === 'fifo' ? files.mkfifo(bare)
      : files.write(bare, member.bytes, { mode: member.mode });
    if (fault !== undefined) {
      const verb = member.kind === 'dir' ? 'mkdir' : 'open';
      run.complain(run.busybox ? `can't ${member.kind === 'dir' ? 'make dir' : 'open'} '${bare}': ${because(fault)}` : `${bare}: Cannot ${verb}: ${because(fault)}`);
      this.code = run.busybox ? 1 : 2;
      return;
    }
    if (member.kind === 'link') return;
    if (credentials.uid === 0 && !options.has('no-same-owner')) {
      files.chown(bare, (member.user === '' ? undefined : idOf(files, 'passwd', member.user)) ?? member.uid, (member.group === '' ? undefined : idOf(files, 'group', member.group)) ?? member.gid, true);
    }
    if (member.kind !== 'symlink') files.chmod(bare, credentials.uid === 0 || options.has('p') ? member.mode : member.mode & ~run.system.umask);
    if (!options.has('m')) files.utimes(bare, member.mtime);
  }
}
