import type { Container } from '../container/container.js';
import type { Engine } from './engine.js';

/** One event about a container, with the attributes that the engine gives all of them: image, name, labels. */
export function emitContainer(
  engine: Engine,
  container: Container,
  action: string,
  more: Readonly<Record<string, string>> = {},
): void {
  engine.draft.emit({
    host: engine.host,
    type: 'container',
    action,
    id: container.id,
    attributes: { ...container.config.Labels, image: container.config.Image ?? '', name: container.name, ...more },
  });
}

export function emitVolume(
  engine: Engine,
  name: string,
  action: string,
  more: Readonly<Record<string, string>> = {},
): void {
  engine.draft.emit({ host: engine.host, type: 'volume', action, id: name, attributes: { driver: 'local', ...more } });
}
