import { type ContainerConfig, encodeContainerConfig } from '../image/config.js';

/** `Config` of containers and images: every member that the engine prints, in its order. */
export type ConfigDocument = ContainerConfig;

export function configDocument(config: ContainerConfig | undefined): ConfigDocument {
  return JSON.parse(encodeContainerConfig(config ?? {})) as ConfigDocument;
}
