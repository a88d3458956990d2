import { errnoText, type Fault } from '../filesystem/fault.js';
import type { Files } from '../filesystem/files.js';
import { dirname } from '../filesystem/path.js';
import { filesAsRoot, rootStore } from '../kernel/namespace.js';
import type { Draft } from '../world/draft.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { findInDraft } from '../engine/find-container.js';
import type { FileEdit, WorldCommands } from './command.js';

/** Does all the edits, as root, or none of them. */
export function editFiles(draft: Draft, command: WorldCommands['edit-files'][0]): Failure | undefined {
  const files = filesFor(draft, command.host, command.container);
  if (isFailure(files)) return files;
  for (const edit of command.edits) {
    const refused = doEdit(files, edit);
    if (refused) return failure('file-fault', `${refused.path}: ${errnoText[refused.fault]}`, { path: refused.path });
  }
  return undefined;
}

const rootAlone = [{ at: '/', store: rootStore, path: '/', readonly: false, type: 'overlay' }];

/** The files of a host or of a container, running or not. */
export function filesFor(draft: Draft, host: string, text: string | undefined): Files | Failure {
  if (text === undefined) return filesAsRoot(draft, host, '');
  const container = findInDraft(draft, host, text);
  if (isFailure(container)) return container;
  return filesAsRoot(draft, host, container.id, container.mountPoints.length > 0 ? container.mountPoints : rootAlone);
}

function doEdit(files: Files, edit: FileEdit): Fault | undefined {
  switch (edit.edit) {
    case 'write':
      return writeFile(files, edit);
    case 'mkdir':
      return makeFolders(files, edit.path);
    case 'rename':
      return files.rename(edit.from, edit.to);
    case 'remove':
      return files.removeTree(edit.path);
  }
}

/** Missing folders are rare: they are looked for when the writing fails. */
function writeFile(files: Files, { path, bytes, options }: FileEdit & { edit: 'write' }): Fault | undefined {
  const refused = files.write(path, bytes, options);
  if (refused === undefined || files.access(dirname(path), 'r') === undefined) return refused;
  return makeFolders(files, dirname(path)) ?? files.write(path, bytes, options);
}

function makeFolders(files: Files, path: string): Fault | undefined {
  let at = '';
  for (const part of path.split('/').filter(Boolean)) {
    at += `/${part}`;
    const refused = files.mkdir(at);
    if (refused && refused.fault !== 'EEXIST') return refused;
  }
  return undefined;
}
