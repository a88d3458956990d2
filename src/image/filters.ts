/** Values by key, as the Engine API's `filters` parameter has them. A key with no values does not occur. */
export type ImageFilters = Readonly<Record<string, readonly string[]>>;

export function valuesOf(filters: ImageFilters, key: string): readonly string[] {
  return Object.hasOwn(filters, key) ? (filters[key] ?? []) : [];
}

/** Every wanted `key` or `key=value` is among the labels. */
export function matchesLabels(
  wanted: readonly string[],
  labels: Readonly<Record<string, string>> | null | undefined,
): boolean {
  return wanted.every((label) => {
    const [key = '', ...value] = label.split('=');
    if (labels === null || labels === undefined || !Object.hasOwn(labels, key)) return false;
    return value.length === 0 || labels[key] === value.join('=');
  });
}
