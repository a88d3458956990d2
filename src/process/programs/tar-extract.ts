import { isFault } from '../../filesystem/fault.js';
import { idOf } from './accounts.js';
import { formatInstant } from './calendar.js';
import { modeText } from './file-mode.js';
import { withParents } from './mkdir.js';
import type { Options } from './options.js';
import type { Member } from './tar-format.js';
import { because, type Run } from './tool.js';

/** Lists or unpacks the members of an archive. */
export class Extraction {
  private code = 0;
  private told = false;

  constructor(
    private readonly run: Run,
    private readonly options: Options,
    private readonly listing: boolean,
  ) {}

  all(members: readonly Member[]): number {
    const { run, options } = this;
    const folder = options.value('C');
    if (folder !== undefined && !this.listing) {
      const fault = run.system.chdir(folder);
      if (fault !== undefined) {
        run.complain(
          run.busybox
            ? `can't change directory to '${folder}': ${because(fault)}`
            : `${folder}: Cannot open: ${because(fault)}`,
        );
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
    const mode =
      member.kind === 'link' && !this.run.busybox
        ? `h${modeText(kind, member.mode).slice(1)}`
        : modeText(kind, member.mode);
    const who = `${member.user || member.uid}/${member.group || member.gid}`;
    const size = String(member.bytes.length);
    const suffix =
      member.kind === 'symlink'
        ? ` -> ${member.target}`
        : member.kind === 'link'
          ? this.run.busybox
            ? ` -> ${member.target}`
            : ` link to ${member.target}`
          : '';
    const middle = this.run.busybox
      ? `${who} ${size.padStart(9)} ${formatInstant('%Y-%m-%d %H:%M:%S', member.mtime)}`
      : `${who} ${size.padStart(Math.max(0, 18 - who.length))} ${formatInstant('%Y-%m-%d %H:%M', member.mtime)}`;
    this.run.out(`${mode} ${middle} ${member.name}${suffix}\n`);
  }

  private extract(member: Member): void {
    const { run, options } = this;
    const { files, credentials } = run.system;
    let path = member.name;
    if (path.startsWith('/') && !options.has('P')) {
      if (!this.told)
        run.complain(run.busybox ? "removing leading '/' from member names" : "Removing leading `/' from member names");
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
    const fault =
      member.kind === 'dir'
        ? isFault(there) || there.kind !== 'dir'
          ? files.mkdir(bare, member.mode | 0o700)
          : undefined
        : member.kind === 'symlink'
          ? files.symlink(member.target, bare)
          : member.kind === 'link'
            ? files.link(member.target, bare)
            : member.kind === 'fifo'
              ? files.mkfifo(bare)
              : files.write(bare, member.bytes, { mode: member.mode });
    if (fault !== undefined) {
      const verb = member.kind === 'dir' ? 'mkdir' : 'open';
      run.complain(
        run.busybox
          ? `can't ${member.kind === 'dir' ? 'make dir' : 'open'} '${bare}': ${because(fault)}`
          : `${bare}: Cannot ${verb}: ${because(fault)}`,
      );
      this.code = run.busybox ? 1 : 2;
      return;
    }
    if (member.kind === 'link') return;
    if (credentials.uid === 0 && !options.has('no-same-owner')) {
      files.chown(
        bare,
        (member.user === '' ? undefined : idOf(files, 'passwd', member.user)) ?? member.uid,
        (member.group === '' ? undefined : idOf(files, 'group', member.group)) ?? member.gid,
        true,
      );
    }
    if (member.kind !== 'symlink')
      files.chmod(bare, credentials.uid === 0 || options.has('p') ? member.mode : member.mode & ~run.system.umask);
    if (!options.has('m')) files.utimes(bare, member.mtime);
  }
}
