/** Why a volume is there or gone, and the containers that the reason speaks of, oldest first. */
export interface VolumeReason {
  readonly reason:
    | 'named'
    | 'running'
    | 'never-used'
    | 'never-started'
    | 'ended'
    | 'referenced'
    | 'unmounted'
    | 'removed-along'
    | 'command'
    | 'pruned'
    | 'somehow'
    | 'unmounted-by-all'
    | 'unreferenced';
  readonly containers: readonly string[];
}

export interface VolumeValues {
  readonly volume: string;
  readonly because: VolumeReason;
}

/** What the law that is not this world's would have come to; without a reason where it is the same one. */
export interface OtherLawValues {
  readonly law: 'course' | 'engine';
  readonly exists: boolean;
  readonly kept: boolean;
  readonly because?: VolumeReason | undefined;
}
