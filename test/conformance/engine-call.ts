import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One call of the Engine's HTTP API; `body`, if given, is an archive. @throws Error when nothing listens */
export function callEngine(socketPath: string, method: string, path: string, body?: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/x-tar', 'Content-Length': body.length };
    const call = request({ socketPath, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** The answer's JSON. @throws Error when the Engine refuses */
async function ask(socket: string, method: string, path: string): Promise<unknown> {
  const { status, body } = await callEngine(socket, method, path);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${body}`);
  return body === '' ? undefined : JSON.parse(body);
}

interface Row {
  readonly Id: string;
}

/** Removes every container, volume, network and image. @throws Error when something stays */
export async function emptyEngine(socket: string): Promise<void> {
  for (const { Id } of (await ask(socket, 'GET', '/containers/json?all=1')) as readonly Row[])
    await callEngine(socket, 'DELETE', `/containers/${Id}?force=1&v=1`);
  await ask(socket, 'POST', '/volumes/prune');
  await ask(socket, 'POST', '/networks/prune');
  for (let left = Number.POSITIVE_INFINITY; left > 0; ) {
    const images = (await ask(socket, 'GET', '/images/json?all=1')) as readonly Row[];
    if (images.length >= left)
      throw new Error(`images that cannot be removed: ${images.map(({ Id }) => Id).join(' ')}`);
    for (const { Id } of images) await callEngine(socket, 'DELETE', `/images/${Id}?force=1`);
    left = images.length;
  }
}

/** Loads an archive of one image and tags it once more, which gives it the time of its last tag that an import does. */
export async function loadImage(socket: string, archive: Uint8Array, name: string): Promise<void> {
  const { status, body } = await callEngine(socket, 'POST', '/images/load?quiet=1', archive);
  if (status !== 200 || body.includes('errorDetail'))
    throw new Error(`the base image cannot be loaded: ${status} ${body}`);
  await ask(socket, 'POST', `/images/${name}/tag?repo=${name}&tag=latest`);
}
