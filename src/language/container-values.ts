/** How a container ended: the signal where the code is 128 + its number. */
export interface ContainerEnd {
  readonly code: number;
  readonly signal?: string | undefined;
}

export interface MountValues {
  readonly type: 'volume' | 'bind' | 'tmpfs';
  /** Where in the container. */
  readonly at: string;
  /** Of the volume. */
  readonly name: string;
  /** Of a bind mount, on the host. */
  readonly path: string;
  readonly readonly: boolean;
  /** The container that it was inherited from. */
  readonly from?: string | undefined;
}
