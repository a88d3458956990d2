export interface Variable {
  /** Undefined: declared, but without a value. */
  readonly value: string | undefined;
  readonly exported: boolean;
  readonly readonly: boolean;
  /** The elements of a bash array; `value` is then its element 0. */
  readonly elements?: readonly (string | null)[];
}
