import type { Container } from '../container/container.js';
import { isFault } from '../filesystem/fault.js';
import { filesAsRoot } from '../kernel/namespace.js';
import { type Failure, failure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { makeFolders } from './volumes.js';

/** Folders of `-v` that are missing on the host are made before anything is mounted. */
export function makeSources(engine: Engine, { mounts }: Container): Failure | undefined {
  const files = filesAsRoot(engine.draft, engine.host, '');
  for (const { createSource, source } of mounts) {
    if (!createSource || source === '' || !isFault(files.stat(source))) continue;
    const dangling = pathsTo(source).find((path) => isFault(files.stat(path)) && !isFault(files.readlink(path)));
    if (dangling !== undefined) {
      const reason = `error while creating mount source path '${source}': mkdir ${dangling}: file exists`;
      return failure('start-failed', reason, { path: source });
    }
    makeFolders(engine, source);
  }
  return undefined;
}

/** `/a`, `/a/b` for `/a/b`. */
function pathsTo(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).slice(1);
}
