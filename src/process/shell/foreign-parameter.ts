import type { Machine } from './state.js';
import type { ParameterPart } from './syntax.js';

/** What only bash, or bash and busybox, can do to a parameter. */
export function isForeign(kind: 'bash' | 'dash' | 'busybox', part: ParameterPart): boolean {
  if (kind === 'bash') {
    return false;
  }
  const operation = part.operation?.kind;
  const never = part.prefix === '!' || part.index !== undefined || operation === 'case' || operation === 'names';
  return never || (kind === 'dash' && (operation === 'slice' || operation === 'replace'));
}

export function badSubstitution(machine: Machine, part: ParameterPart): string {
  const { kind } = machine.flavour;
  return kind === 'bash'
    ? `\${${part.text}}: bad substitution`
    : kind === 'dash'
      ? 'Bad substitution'
      : 'syntax error: bad substitution';
}
