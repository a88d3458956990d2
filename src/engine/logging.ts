import type { HostConfig } from '../container/configuration.js';

const fileLogOptions = new Set([
  'compress',
  'env',
  'env-regex',
  'labels',
  'labels-regex',
  'max-file',
  'max-size',
  'tag',
]);

/** A log option that the driver does not know: found when a container is created. */
export function logOptionProblem({
  LogConfig: { Type: driver = '', Config: options = {} } = {},
}: HostConfig): string | undefined {
  if (driver !== '' && driver !== 'json-file') return undefined;
  const unknown = Object.keys(options ?? {}).find((name) => !fileLogOptions.has(name));
  return unknown === undefined ? undefined : `unknown log opt '${unknown}' for json-file log driver`;
}

/** A log option that the driver cannot read: found when a container starts. */
export function loggingProblem({
  LogConfig: { Type: driver = '', Config: options } = {},
}: HostConfig): string | undefined {
  const size = options?.['max-size'];
  if (size === undefined || (driver !== '' && driver !== 'json-file')) return undefined;
  return /^\d+(\.\d+)* ?([kmgtp]?i?b?)?$/i.test(size) ? undefined : `invalid size: '${size}'`;
}
