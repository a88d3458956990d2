import type { ContainerConfig } from '../image/config.js';

/** Entrypoint and command as one list: what the container's first process is called with. */
export function commandLine(config: ContainerConfig): readonly string[] {
  const entrypoint = (config.Entrypoint ?? []).filter((word, at) => at > 0 || word !== '');
  return [...entrypoint, ...(config.Cmd ?? [])];
}
