/*
 * A name of a local volume:  [a-zA-Z0-9] [a-zA-Z0-9_.-]+
 */
const validName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** The engine's words when a name is refused, undefined when it is fine. Seen in volumes/create-names. */
export function volumeNameProblem(name: string): string | undefined {
  if (name.length === 1) {
    return `create ${name}: volume name is too short, names should be at least two alphanumeric characters`;
  }
  if (validName.test(name)) return undefined;
  return (
    `create ${name}: "${name}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" ` +
    'are allowed. If you intended to pass a host directory, use absolute path'
  );
}
