/** What holds an image, in the words in which a list shows it. */
export interface ImageStanding {
  readonly image: string;
  readonly names: readonly string[];
  readonly containers: readonly string[];
  readonly children: readonly string[];
}

/** What holds a layer; `bytes` is what it adds. */
export interface LayerStanding {
  readonly layer: string;
  readonly bytes: number;
  readonly images: readonly string[];
  /** Those whose image is gone: they hold the layer by themselves. */
  readonly containers: readonly string[];
}
