import { type AccountRow, accountNames, accountRows, groupsOf } from './accounts.js';
import { banner, misuse, parseOptions } from './options.js';
import { quoted, type Run } from './tool.js';

const grammar = { short: 'ugGnrza', long: 'user=u group=g groups=G name=n real=r zero=z' };

interface Identity {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

export function id(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const names = accountNames(run.system.files);
  const { has } = options;
  const only = ['u', 'g', 'G'].filter((letter) => has(letter));
  if (only.length > 1) return wrong(run, 'cannot print "only" of more than one choice');
  if (has('n') && only.length === 0) return wrong(run, 'cannot print only names or real IDs in default format');
  let code = 0;
  for (const user of options.operands.length === 0 ? [undefined] : options.operands) {
    const who = user === undefined ? current(run) : known(run, user);
    if (who === undefined) {
      run.complain(run.busybox ? `unknown user ${user}` : `${quoted(user ?? '')}: no such user`);
      code = 1;
      continue;
    }
    const shown = (value: number, name: string | undefined) => (has('n') ? (name ?? String(value)) : String(value));
    const labelled = (value: number, name: string | undefined) => `${value}${name === undefined ? '' : `(${name})`}`;
    const others = who.groups.filter((group) => group !== who.gid);
    const inOrder = run.busybox && user === undefined && others.length < who.groups.length;
    const every = inOrder ? who.groups : [who.gid, ...others];
    if (only[0] === 'u') run.out(`${shown(who.uid, names.user(who.uid))}\n`);
    else if (only[0] === 'g') run.out(`${shown(who.gid, names.group(who.gid))}\n`);
    else if (only[0] === 'G') run.out(`${every.map((group) => shown(group, names.group(group))).join(' ')}\n`);
    else {
      const list =
        run.busybox && user === undefined && who.groups.length === 0
          ? ''
          : ` groups=${every.map((group) => labelled(group, names.group(group))).join(',')}`;
      run.out(`uid=${labelled(who.uid, names.user(who.uid))} gid=${labelled(who.gid, names.group(who.gid))}${list}\n`);
    }
  }
  return code;
}

function wrong(run: Run, message: string): number {
  if (run.busybox) return banner(run);
  run.complain(message);
  return 1;
}

function current({ system }: Run): Identity {
  return system.credentials;
}

function known({ system, busybox }: Run, user: string): Identity | undefined {
  const rows = accountRows(system.files, 'passwd');
  const row = rows.find(([name]) => name === user) ?? (busybox ? undefined : rows.find((fields) => fields[2] === user));
  if (row === undefined) return undefined;
  return { uid: Number(row[2]), gid: Number(row[3]), groups: groupsOf(system.files, row[0] as string) };
}

export function whoami(run: Run): number {
  const options = parseOptions(run, { short: '' });
  if (typeof options === 'number') return options;
  const [extra] = options.operands;
  if (extra !== undefined) return misuse(run, grammar, `extra operand ${quoted(extra)}`);
  const { uid } = run.system.credentials;
  const name = accountNames(run.system.files).user(uid);
  if (name !== undefined) run.out(`${name}\n`);
  else if (run.busybox) run.complain(`unknown uid ${uid}`);
  else run.complain(`cannot find name for user ID ${uid}`);
  return name === undefined ? 1 : 0;
}

export function groups(run: Run): number {
  const options = parseOptions(run, { short: '' });
  if (typeof options === 'number') return options;
  const names = accountNames(run.system.files);
  const list = (who: Identity) =>
    [who.gid, ...who.groups.filter((group) => group !== who.gid)]
      .map((group) => names.group(group) ?? String(group))
      .join(' ');
  if (run.args.length === 0) run.out(`${list(current(run))}\n`);
  let code = 0;
  for (const user of run.args) {
    const who = known(run, user);
    if (who === undefined) {
      run.complain(run.busybox ? `unknown user ${user}` : `${quoted(user)}: no such user`);
      code = 1;
    } else run.out(`${run.busybox ? '' : `${user} : `}${list(who)}\n`);
  }
  return code;
}

export function logname(run: Run): number {
  run.complain(run.busybox ? 'getlogin: No such device or address' : 'no login name');
  return 1;
}

export function getent(run: Run): number {
  const [table, ...keys] = run.args;
  if (table === 'hosts') {
    run.out(`127.0.0.1       localhost\n`);
    return 0;
  }
  if (table !== 'passwd' && table !== 'group') {
    run.warn(table === undefined ? `${run.name}: wrong number of arguments\n` : `Unknown database: ${table}\n`);
    return 1;
  }
  const rows = accountRows(run.system.files, table);
  const found: readonly (AccountRow | undefined)[] =
    keys.length === 0 ? rows : keys.map((key) => rows.find((row) => row[0] === key || row[2] === key));
  for (const row of found) if (row !== undefined) run.out(`${row.join(':')}\n`);
  return found.some((row) => row === undefined) ? 2 : 0;
}
