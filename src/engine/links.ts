import type { HostConfig } from '../container/configuration.js';
import { parseLink } from '../container/link.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

/** The links of a container about to be created, under the names that their ends really have. */
export function withLinks(engine: Engine, hostConfig: HostConfig, own: string): HostConfig | Failure {
  if (!hostConfig.Links?.length) return hostConfig;
  const links: string[] = [];
  for (const text of hostConfig.Links) {
    const link = parseLink(text);
    if ('problem' in link) return failure('invalid-argument', link.problem);
    const { container: name, alias } = link;
    const container = findInDraft(engine.draft, engine.host, name);
    if (isFailure(container)) {
      return failure('invalid-argument', `could not get container for ${name}: ${container.message}`, container.about);
    }
    links.push(`/${container.name}:/${own}/${alias}`);
  }
  return { ...hostConfig, Links: links };
}
