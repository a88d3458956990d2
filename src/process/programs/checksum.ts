import { isFault } from '../../filesystem/fault.js';
import { sha256 } from '../../digest/sha256.js';
import type { Json, Next } from '../program.js';
import { bareLines, gather } from './input.js';
import { md5, sha1 } from './old-digests.js';
import { parseOptions } from './options.js';
import { because, type Run, type Tool } from './tool.js';

const algorithms: { readonly [name: string]: (bytes: string) => string } = { MD5: md5, SHA1: sha1, SHA256: sha256 };

const grammar = {
  short: 'cbtwz',
  long: 'check=c binary=b text=t status=s quiet=q warn=w tag zero=z ignore-missing strict',
};

export function checksum(name: 'MD5' | 'SHA1' | 'SHA256'): Tool {
  const digest = algorithms[name] as (bytes: string) => string;
  return (run, state) => {
    const options = parseOptions(run, run.busybox ? { ...grammar, short: 'cbtsw' } : grammar);
    if (typeof options === 'number') return options;
    if (options.has('c')) return verify(run, options.operands, state, digest, options.has('s'), options.has('q'));
    return gather(
      run,
      options.operands,
      state,
      (texts, code) => {
        for (const { path, text } of texts) {
          run.out(options.has('tag') ? `${name} (${path}) = ${digest(text)}\n` : `${digest(text)}  ${path}\n`);
        }
        return code;
      },
      (path, fault) => {
        run.complain(
          run.busybox && fault.fault !== 'EISDIR'
            ? `can't open '${path}': ${because(fault)}`
            : run.busybox
              ? `can't read '${path}': ${because(fault)}`
              : `${path}: ${because(fault)}`,
        );
        return 1;
      },
    );
  };
}

function verify(
  run: Run,
  paths: readonly string[],
  state: Json | undefined,
  digest: (text: string) => string,
  silent: boolean,
  quiet: boolean,
): Next | number {
  return gather(run, paths, state, (lists, code) => {
    let [wrong, missing, total] = [0, 0, 0];
    for (const line of lists.flatMap(({ text }) => bareLines(text))) {
      const found = /^([0-9a-fA-F]+) [ *](.*)$/s.exec(line);
      if (found === null) continue;
      const [, sum = '', path = ''] = found;
      total++;
      const content = run.system.files.read(path);
      if (isFault(content)) {
        run.complain(run.busybox ? `can't open '${path}': ${because(content)}` : `${path}: ${because(content)}`);
        if (!silent) run.out(run.busybox ? `${path}: FAILED\n` : `${path}: FAILED open or read\n`);
        missing++;
        if (run.busybox) wrong++;
      } else if (digest(content) === sum.toLowerCase()) {
        if (!silent && !quiet) run.out(`${path}: OK\n`);
      } else {
        wrong++;
        if (!silent) run.out(`${path}: FAILED\n`);
      }
    }
    if (total === 0 && !silent) {
      run.complain(
        run.busybox
          ? 'no checksum lines found'
          : `${paths[0] ?? 'standard input'}: no properly formatted checksum lines found`,
      );
      return 1;
    }
    if (!silent && run.busybox && wrong > 0)
      run.complain(`WARNING: ${wrong} of ${total} computed checksums did NOT match`);
    else if (!silent && !run.busybox) {
      if (missing > 0) run.complain(`WARNING: ${missing} listed file${missing === 1 ? '' : 's'} could not be read`);
      if (wrong > 0) run.complain(`WARNING: ${wrong} computed checksum${wrong === 1 ? '' : 's'} did NOT match`);
    }
    return wrong + missing > 0 ? 1 : code;
  });
}
