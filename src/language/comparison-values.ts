export type ThingKind = 'host' | 'container' | 'image' | 'name' | 'volume' | 'network' | 'tag';

/** How an object is in one of two moments. */
export type ObjectState =
  | { readonly is: 'container'; readonly status: string; readonly code: number; readonly bytes: number }
  | { readonly is: 'size'; readonly bytes: number }
  /** What a name stands for, by its first digits. */
  | { readonly is: 'image'; readonly image: string }
  | { readonly is: 'there' };

/** How many files came, changed and went, and what the places that they are in hold. */
export interface FilesChanged {
  readonly added: number;
  readonly changed: number;
  readonly touched: number;
  readonly deleted: number;
  readonly before: number;
  readonly after: number;
}
