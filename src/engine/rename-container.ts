import { type Failure, failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import { containerNameProblem } from './create-container.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

/** `docker rename`: the old name is free again at once; whoever inherited from the container is not touched. */
export function renameContainer(engine: Engine, text: string, wanted: string): Failure | undefined {
  const { draft, host } = engine;
  const container = findInDraft(draft, host, text);
  if (isFailure(container)) return container;
  const name = wanted.startsWith('/') ? wanted.slice(1) : wanted;
  if (wanted === '') return failure('invalid-argument', 'Neither old nor new names may be empty');
  if (name === container.name) {
    const reason = 'Renaming a container with the same name as its current name';
    return failure('invalid-argument', reason, { container: container.id });
  }
  const owner = draft.host(host);
  const problem = containerNameProblem(owner.containerNames.get(name), name, `/${name}`);
  if (problem) {
    return failure(problem.code, `Error when allocating new name: ${problem.message}`, problem.about);
  }
  draft.tick();
  owner.containerNames = owner.containerNames.delete(container.name).set(name, container.id);
  const row = draft.container(host, container.id);
  row.name = name;
  row.named = true;
  emitContainer(engine, row, 'rename', { oldName: `/${container.name}` });
  return undefined;
}
