export type MountType = 'volume' | 'bind' | 'tmpfs';

/** Which part of a create request asked for a mount. */
export type MountOrigin =
  | { readonly by: 'volume-flag' }
  | { readonly by: 'mount-flag' }
  | { readonly by: 'tmpfs-flag' }
  /** A VOLUME of the image. */
  | { readonly by: 'image' }
  /** `container` is the id of the source, `first` the id of the container in which the chain began. */
  | { readonly by: 'volumes-from'; readonly container: string; readonly first: string };

/** One mount point of a container: fixed when the container is created, unless a field says otherwise. */
export interface Mount {
  readonly type: MountType;
  /** Canonical absolute path in the container. */
  readonly destination: string;
  /** As documents tell the destination, where that is not absolute: a volume's that was given as `-v x:/data`. */
  readonly toldAs?: string;
  /** The volume's name; '' for binds and tmpfs. */
  readonly name: string;
  /** Host path. '' for tmpfs, and for an anonymous `-v /path`, whose place only its volume knows. */
  readonly source: string;
  /** As `docker inspect` prints it: 'z' for a named volume without a mode, '' where none applies. */
  readonly mode: string;
  readonly writable: boolean;
  readonly propagation: string;
  /** 'local' or '' (binds, tmpfs). */
  readonly driver: string;
  /** Whether the request named a source. A volume without one is anonymous *here*: `rm -v` removes it. */
  readonly named: boolean;
  /** Image content is copied into the volume when it is empty. */
  readonly copyUp: boolean;
  /** Whether this container holds a reference to the volume; turns true at the first start if it was not before. */
  readonly referenced: boolean;
  /** A missing host path is made into a folder (`-v`), instead of being refused (`--mount`). */
  readonly createSource: boolean;
  readonly origin: MountOrigin;
  /** Of a tmpfs: its options as given, `size=1m`. */
  readonly tmpfsOptions?: string;
}
