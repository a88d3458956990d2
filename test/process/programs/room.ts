import { isFault } from '../../../src/filesystem/fault.js';
import { createBusybox, standardPrograms } from '../../../src/process/programs/programs.js';
import { Machine } from './fake-system.js';
import fixture from './fixture.json' with { type: 'json' };

export const busybox = createBusybox(() => ({ next: 'exit', code: 0 }));

export type Flavour = 'gnu' | 'busybox';

/** A machine with the recorded files in /r/w and every program in /usr/bin. */
export function room(flavour: Flavour): Machine {
  const machine = new Machine({ ...standardPrograms, busybox });
  const files = machine.files('/');
  const must = (result: unknown) => {
    if (isFault(result)) throw new Error(`${result.fault} ${result.path}`);
  };
  for (const folder of ['/etc', '/usr', '/usr/bin', '/tmp', '/r', '/r/w']) must(files.mkdir(folder));
  must(
    files.write(
      '/etc/passwd',
      'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
    ),
  );
  must(files.write('/etc/group', 'root:x:0:\ndaemon:x:1:\nwww-data:x:33:\nnogroup:x:65534:\n'));
  for (const name of [...Object.keys(standardPrograms), 'busybox']) {
    must(files.put(`/usr/bin/${name}`, { length: 1, program: flavour === 'gnu' ? name : 'busybox' }, { mode: 0o755 }));
  }
  for (const folder of fixture.folders) must(files.mkdir(`/r/w/${folder}`));
  for (const [name, text] of Object.entries(fixture.files))
    must(files.write(`/r/w/${name}`, text, { mode: name === 'script' ? 0o755 : 0o644 }));
  for (const [name, target] of Object.entries(fixture.links)) must(files.symlink(target, `/r/w/${name}`));
  for (const name of [
    ...Object.keys(fixture.files),
    ...Object.keys(fixture.links),
    ...fixture.folders.toReversed(),
    '.',
    '..',
  ])
    must(files.utimes(`/r/w/${name}`, fixture.mtime));
  return machine;
}

export const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC0',
  HOME: '/root',
};

export interface Answer {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** The commands one after another: what they print together, and the last exit code. */
export function answer(
  flavour: Flavour,
  commands: readonly (readonly string[])[],
  stdin = '',
  machine = room(flavour),
): Answer {
  let code = 0;
  for (const args of commands) {
    machine.input = stdin;
    const program = flavour === 'busybox' ? busybox : machine.programs[args[0] as string];
    if (program === undefined) throw new Error(`no ${args[0]}`);
    code = machine.run(program, args, '/r/w', environment);
  }
  const usage = machine.err.indexOf('BusyBox v1.35');
  return { out: machine.out, err: usage < 0 ? machine.err : `${machine.err.slice(0, usage)}<usage>`, code };
}
