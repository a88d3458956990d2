/** What reading one piece of text gives: its value, or the words of the complaint. */
export type Reading<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly reason: string };

export function read<V>(value: V): Reading<V> {
  return { ok: true, value };
}

export function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
