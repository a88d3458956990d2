import { isFault } from '../../filesystem/fault.js';
import { accountRows, idOf } from './accounts.js';
import { misuse, parseOptions } from './options.js';
import { because, joinPath, quoted, type Run } from './tool.js';

const grammar = {
  short: 'RhvcfHLP',
  long: 'recursive=R no-dereference=h dereference verbose=v changes=c silent=f quiet=f reference: from:',
};

/** owner = [user] [ ( ':' | '.' ) [group] ]; a user with a bare colon stands for that user's own group too. */
export function chown(run: Run): number {
  return changeOwners(run, (text) => {
    const { files } = run.system;
    const [, user = '', colon, group = ''] = /^([^:]*)(:)?(.*)$/s.exec(text) as RegExpExecArray;
    if (run.busybox && user === '' && group === '') return colon === undefined ? 'unknown user ' : 'unknown group ';
    const uid = user === '' ? undefined : idOf(files, 'passwd', user);
    const own =
      colon !== undefined && group === '' && user !== ''
        ? accountRows(files, 'passwd').find(([name]) => name === user)?.[3]
        : undefined;
    const gid = group === '' ? (own === undefined ? undefined : Number(own)) : idOf(files, 'group', group);
    if (user !== '' && uid === undefined) return run.busybox ? `unknown user ${user}` : `invalid user: ${quoted(text)}`;
    if (group !== '' && gid === undefined)
      return run.busybox
        ? `unknown ${user === '' ? 'group' : 'user/group'} ${user === '' ? group : text}`
        : `invalid group: ${quoted(text)}`;
    return [uid, gid];
  });
}

export function chgrp(run: Run): number {
  return changeOwners(run, (text) => {
    const gid = idOf(run.system.files, 'group', text);
    if (gid === undefined && text !== '')
      return run.busybox ? `unknown group ${text}` : `invalid group: ${quoted(text)}`;
    return [undefined, gid];
  });
}

type Owner = readonly [uid: number | undefined, gid: number | undefined];

function changeOwners(run: Run, read: (text: string) => Owner | string): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { files } = run.system;
  const reference = options.value('reference');
  const model = reference === undefined ? undefined : files.stat(reference);
  if (isFault(model)) {
    run.complain(`failed to get attributes of ${quoted(reference as string)}: ${because(model)}`);
    return 1;
  }
  const [text, ...rest] = model === undefined ? options.operands : ['', ...options.operands];
  if (text === undefined) return misuse(run, grammar, 'missing operand');
  if (rest.length === 0) return misuse(run, grammar, `missing operand after ${quoted(text)}`);
  const owner = model === undefined ? read(text) : ([model.uid, model.gid] as const);
  if (typeof owner === 'string') {
    run.complain(owner);
    return 1;
  }
  let code = 0;
  const visit = (path: string, top: boolean) => {
    const noFollow =
      options.has('h') || (!top && !options.has('L')) || (options.has('R') && !options.has('H') && !options.has('L'));
    const stat = noFollow ? files.lstat(path) : files.stat(path);
    const fault = isFault(stat) ? stat : files.chown(path, owner[0], owner[1], noFollow);
    if (fault !== undefined) {
      code = 1;
      const verb = isFault(stat)
        ? 'cannot access'
        : `changing ${run.name.endsWith('chgrp') || owner[0] === undefined ? 'group' : 'ownership'} of`;
      if (!options.has('f'))
        run.complain(run.busybox ? `${path}: ${because(fault)}` : `${verb} ${quoted(path)}: ${because(fault)}`);
      return;
    }
    if (isFault(stat) || !options.has('R') || stat.kind !== 'dir') return;
    const entries = files.list(path);
    if (!isFault(entries)) for (const { name } of entries) visit(joinPath(path, name), false);
  };
  for (const path of rest) visit(path, true);
  return code;
}
