/** Something that no history of commands can lead to, found in a world. */
export interface Broken {
  /** Which rule does not hold. */
  readonly rule:
    | 'names'
    | 'networks'
    | 'containers'
    | 'mounts'
    | 'volumes'
    | 'images'
    | 'layers'
    | 'processes'
    | 'open files'
    | 'queues'
    | 'files'
    | 'events';
  /** A sentence for people. */
  readonly message: string;
  /** The objects involved, by role: host, container, image, volume, process… */
  readonly about: Readonly<Record<string, string>>;
}

/** The findings of one rule about one thing. */
export type Finding = Generator<Broken, void, undefined>;
