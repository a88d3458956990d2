import { type Fault, fault, isFault } from '../../filesystem/fault.js';
import type { Files } from '../../filesystem/files.js';
import { misuse, parseOptions } from './options.js';
import { because, quotedIfOdd, type Run } from './tool.js';

const grammar = {
  short: 'femnqsvz',
  long: 'canonicalize=f canonicalize-existing=e canonicalize-missing=m no-newline=n quiet=q silent=s verbose=v zero=z',
};

export function readlink(run: Run): number {
  const options = parseOptions(run, run.busybox ? { short: 'fnvs' } : grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, grammar, 'missing operand');
  const { files } = run.system;
  const how = options.list.findLast(([name]) => 'fem'.includes(name))?.[0] as Need | undefined;
  const end = options.has('n') && options.operands.length === 1 ? '' : options.has('z') ? '\0' : '\n';
  let code = 0;
  for (const path of options.operands) {
    const answer = how === undefined ? files.readlink(path) : canonical(files, run.system.cwd, path, how);
    if (!isFault(answer)) run.out(answer + end);
    else {
      if (options.has('v')) run.complain(`${quotedIfOdd(path)}: ${because(answer)}`);
      code = 1;
    }
  }
  return code;
}

export function realpath(run: Run): number {
  const grammar = {
    short: 'emsqzP',
    long: 'canonicalize-existing=e canonicalize-missing=m quiet=q strip=s no-symlinks=s zero=z physical=P',
  };
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, grammar, 'missing operand');
  let code = 0;
  for (const path of options.operands) {
    const need: Need = options.has('m') ? 'm' : options.has('e') || run.busybox ? 'e' : 'f';
    const answer = canonical(run.system.files, run.system.cwd, path, need);
    if (!isFault(answer)) run.out(answer + (options.has('z') ? '\0' : '\n'));
    else {
      if (!options.has('q')) run.complain(`${run.busybox ? path : quotedIfOdd(path)}: ${because(answer)}`);
      code = 1;
    }
  }
  return code;
}

/** All but the last part must exist (f), every part (e), or none (m). */
type Need = 'f' | 'e' | 'm';

function canonical(files: Files, cwd: string, path: string, need: Need, depth = 0): string | Fault {
  const real = files.realpath(path);
  if (!isFault(real) || need === 'e') return real;
  if (depth > 40) return fault('ELOOP', path);
  if (path === '') return real;
  const target = files.readlink(path);
  const bare = path.replace(/(?<=.)\/+$/, '');
  const cut = bare.lastIndexOf('/');
  const folder = cut < 0 ? '.' : cut === 0 ? '/' : bare.slice(0, cut);
  const name = bare.slice(cut + 1);
  if (!isFault(target)) {
    return canonical(files, cwd, target.startsWith('/') ? target : `${folder}/${target}`, need, depth + 1);
  }
  if (need === 'f' && real.fault !== 'ENOENT') return real;
  const parent = need === 'm' ? canonical(files, cwd, folder, need, depth + 1) : files.realpath(folder);
  if (isFault(parent)) return parent;
  if (name === '.') return parent;
  if (name === '..') return parent.slice(0, Math.max(1, parent.lastIndexOf('/')));
  return parent === '/' ? `/${name}` : `${parent}/${name}`;
}
