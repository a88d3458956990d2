/** The small tree that every script starts in, the same for the real and the simulated shell. */
export type Planted =
  | { readonly kind: 'dir'; readonly mode: number }
  | { readonly kind: 'file'; readonly mode: number; readonly text: string }
  | { readonly kind: 'symlink'; readonly target: string }
  /** A further name of a file planted before. */
  | { readonly kind: 'hardlink'; readonly of: string };

export const workplace = '/tmp/w';

/** 2024-01-02 03:04:05 UTC: when everything here was last changed. */
export const plantedAt = 1_704_164_645_000;

export const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
};

export const accounts = {
  passwd:
    'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
  group: 'root:x:0:\ndaemon:x:1:\nwww-data:x:33:\nnogroup:x:65534:\n',
};

const file = (text: string, mode = 0o644): Planted => ({ kind: 'file', mode, text });

/** Paths relative to the workplace, parents first. */
export const fixture: readonly (readonly [path: string, what: Planted])[] = [
  ['a.txt', file('one\ntwo\nthree\n')],
  ['b.txt', file('banana\napple\ncherry\napple\n')],
  ['num', file('10\n9\n2\n33\n9\n')],
  ['cols', file('a:1:x\nb:2:y\nc:3:z\nplain\n')],
  ['tabs', file('k\tv\nx\t\ty\n\tz\n')],
  ['words', file('the quick  brown fox\njumps over\n\nthe lazy dog\n')],
  ['empty', file('')],
  ['noeol', file('x\ny')],
  ['sp ace', file('spaced\n')],
  ['.hidden', file('secret\n')],
  ['run', file('#!/bin/sh\necho "run $# $1"\n', 0o755)],
  ['lib', file('v=sourced\nf() { echo "f:$1"; }\n')],
  ['dir', { kind: 'dir', mode: 0o755 }],
  ['dir/f1', file('first\n')],
  ['dir/f2', file('second\n', 0o600)],
  ['dir/sub', { kind: 'dir', mode: 0o750 }],
  ['dir/sub/deep', file('deep\n')],
  ['void', { kind: 'dir', mode: 0o755 }],
  ['h1', file('hard\n')],
  ['h2', { kind: 'hardlink', of: 'h1' }],
  ['ln', { kind: 'symlink', target: 'a.txt' }],
  ['lnd', { kind: 'symlink', target: 'dir' }],
  ['broken', { kind: 'symlink', target: 'nowhere' }],
];
