/** `--cap-add` and `--cap-drop` as the create call has them: `net_admin` becomes `CAP_NET_ADMIN`, sorted, each once. */
export function normalCapabilities(capabilities: readonly string[]): readonly string[] | null {
  const names = capabilities.map((capability) => {
    const name = capability.trim().toUpperCase();
    return name === 'ALL' || name.startsWith('CAP_') ? name : `CAP_${name}`;
  });
  return names.length === 0 ? null : [...new Set(names)].sort();
}
