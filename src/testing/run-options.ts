import fc from 'fast-check';
import type { RunOptions } from '../lab/run-options.js';

const paths = ['/data', '/data/inner', '/mnt', '/srv/files', '/etc/app'];

const source = fc.constantFrom('', 'shared', 'cache', '/home/files', '/srv/missing');
const mode = fc.constantFrom('', ':ro', ':rw');

/**
 * `-v` values: anonymous, named and of a folder of the host, no two at the same place. What has another one in it
 * can be written to, for the place of the inner one has to be made.
 */
const volumes = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...paths), source, mode), { maxLength: 3, selector: ([path]) => path })
  .map((list) => {
    const isOuter = (path: string) => list.some(([other]) => other.startsWith(`${path}/`));
    return list.map(([path, from, how]) => (from === '' ? path : `${from}:${path}${isOuter(path) ? '' : how}`));
  });

const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 2, maxLength: 8 });
const table = fc.dictionary(word, fc.string({ maxLength: 8 }), { maxKeys: 2, noNullPrototype: true });

/**
 * What `host.create` and `host.run` can be told; every one of them is accepted on an image with a shell, unless a name
 * is taken. Shrinks to nothing.
 */
export function runOptions(): fc.Arbitrary<RunOptions> {
  return fc.record(
    {
      command: fc.constantFrom('true', 'echo hello', 'exit 3', ['sleep', '1h'], 'echo x > /data/x; sleep 5'),
      name: word,
      volumes,
      tmpfs: fc.constantFrom<Readonly<Record<string, string>>>({ '/scratch': '' }, { '/scratch': 'size=1m' }),
      env: table,
      workdir: fc.constantFrom('/', '/work', '/work/deep'),
      user: fc.constantFrom('root', '0', '1000:1000'),
      hostname: word,
      entrypoint: fc.constantFrom<string | readonly string[]>(['sh', '-c'], 'env'),
      labels: table,
      rm: fc.boolean(),
      interactive: fc.boolean(),
      stopSignal: fc.constantFrom('TERM', 'INT'),
      stopTimeout: fc.constantFrom(0, 1, 30),
    },
    { requiredKeys: [] },
  );
}
