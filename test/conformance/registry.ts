import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Machine } from './machine.js';
import { requirePrograms } from './requirements.js';
import { runProcess } from './run-process.js';

/** Something that serves in a machine until it is stopped. */
export interface Service {
  stop(): Promise<void>;
}

/** Runs the second command until the first one's standard input ends. */
const untilStopped = `"$@" </dev/null & cat >/dev/null; kill "$!"; wait "$!"`;

/** Debian's docker-registry with nothing in it, at an address such as `127.0.0.1:5000`. */
export function serveRegistry(machine: Machine, address: string): Promise<Service> {
  requirePrograms(['docker-registry']);
  const configuration = {
    version: '0.1',
    log: { level: 'error' },
    storage: { filesystem: { rootdirectory: `/run/registry/${address}` }, delete: { enabled: true } },
    http: { addr: address },
  };
  const start = `rm -rf /run/registry/$0; mkdir -p /run/registry; echo '${JSON.stringify(configuration)}' >/run/registry/$0.yml
    set -- docker-registry serve /run/registry/$0.yml; ${untilStopped}`;
  return serve(machine, address, machine.enter(['sh', '-c', start, address], {}));
}

/** What Docker Hub answers about a repository that is not public. */
const denial = JSON.stringify({
  errors: [{ code: 'DENIED', message: 'requested access to the resource is denied', detail: [] }],
});

/** A registry that exists and refuses everything but the question whether it does. */
export function serveDenyingRegistry(machine: Machine, address: string): Promise<Service> {
  const [host = '', port = ''] = address.split(':');
  const program = `require('node:http').createServer((call, answer) => {
    const status = call.url === '/v2/' ? 200 : call.method === 'HEAD' ? 404 : 401;
    answer.writeHead(status, { 'Content-Type': 'application/json' });
    answer.end(status === 401 ? ${JSON.stringify(denial)} : '{}');
  }).listen(${Number(port)}, ${JSON.stringify(host)}); process.stdin.on('end', () => process.exit(0)).resume();`;
  return serve(machine, address, [...machine.inNetwork, process.execPath, '-e', program]);
}

async function serve(machine: Machine, address: string, command: readonly string[]): Promise<Service> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  const question = machine.enter(['busybox', 'wget', '-q', '-O', '/dev/null', `http://${address}/v2/`], {});
  for (let tenths = 0; tenths < 100; tenths += 1) {
    if ((await runProcess(question, 10)).code === 0) return { stop };
    await pause(100);
  }
  await stop();
  throw new Error(`no registry comes up at ${address}`);
}
