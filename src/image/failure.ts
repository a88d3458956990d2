/** Why a verb of images or registries was refused. The codes are those of the world's own failures. */
export type ImageFailureCode =
  | 'no-such-image'
  | 'image-in-use'
  | 'image-has-children'
  | 'image-has-names'
  | 'invalid-argument'
  | 'invalid-reference'
  | 'registry';

/** `message` is word for word what the Engine answers. A refused verb has done nothing. */
export interface ImageFailure {
  readonly refused: ImageFailureCode;
  readonly message: string;
  /** The objects involved, by role: image, container, reference. */
  readonly about: Readonly<Record<string, string>>;
}

export function refuse(
  refused: ImageFailureCode,
  message: string,
  about: Readonly<Record<string, string>> = {},
): ImageFailure {
  return { refused, message, about };
}

export function isRefused(value: unknown): value is ImageFailure {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
