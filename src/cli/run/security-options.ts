/** Options that are small grammars of their own: security, restart policy, logging, storage, health. */
import { toText } from '../../digest/bytes.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import type { HealthcheckDocument, RestartPolicyDocument } from './create-body.js';
import { pairTable } from './key-value-file.js';
import type { ReadFile } from './key-value-file.js';

export interface SecuritySettings {
  readonly options: readonly string[];
  /** `systempaths=unconfined` uncovers every path the Engine would hide. */
  readonly unconfinedPaths: boolean;
}

/** `name=value`, `name:value` or `no-new-privileges`; a seccomp profile is read from its file and passed on whole. */
export function securitySettings(given: readonly string[], readFile: ReadFile): Reading<SecuritySettings> {
  const options: string[] = [];
  for (const option of given) {
    const [, name = option, value = ''] = /^([^=]*)=(.*)$/s.exec(option) ?? /^([^:]*):(.*)$/s.exec(option) ?? [];
    if (name === option && option !== 'no-new-privileges') return refuse(`Invalid --security-opt: "${option}"`);
    if (name !== 'seccomp' || ['unconfined', 'builtin'].includes(value)) {
      options.push(option);
      continue;
    }
    const file = readFile(value);
    if (!file.ok) return refuse(`opening seccomp profile (${value}) failed: open ${value}: ${file.reason}`);
    options.push(`seccomp=${compactJson(toText(file.value))}`);
  }
  const kept = options.filter((option) => option !== 'systempaths=unconfined');
  return read({ options: kept, unconfinedPaths: kept.length < options.length });
}

/** Without the white space between its tokens. */
function compactJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, (_all, string?: string) => string ?? '');
}

/** `policy [ ":" count ]`; the last colon parts them. */
export function parseRestartPolicy(text: string): Reading<RestartPolicyDocument> {
  if (text === '') return read({ Name: '', MaximumRetryCount: 0 });
  const colon = text.indexOf(':');
  if (colon < 0) return read({ Name: text, MaximumRetryCount: 0 });
  if (colon === 0) return refuse('invalid restart policy format: no policy provided before colon');
  const count = text.slice(colon + 1);
  if (!/^([+-]?[0-9]+)?$/.test(count)) {
    return refuse('invalid restart policy format: maximum retry count must be an integer');
  }
  return read({ Name: text.slice(0, colon), MaximumRetryCount: Number(count) });
}

export function loggingOptions(driver: string, options: readonly string[]): Reading<Readonly<Record<string, string>>> {
  if (driver === 'none' && options.length > 0) return refuse(`invalid logging opts for driver ${driver}`);
  return read(pairTable(options));
}

export function storageOptions(options: readonly string[]): Reading<Readonly<Record<string, string>>> {
  return options.every((option) => option.includes('=')) ? read(pairTable(options)) : refuse('invalid storage option');
}

export interface HealthFlags {
  readonly disabled: boolean;
  readonly command: string;
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly startInterval: number;
  readonly retries: number;
}

/** Undefined where no flag speaks of health: the image's own check stays. */
export function healthcheck(flags: HealthFlags): Reading<HealthcheckDocument | undefined> {
  const times = [
    ['--health-interval', 'Interval', flags.interval],
    ['--health-timeout', 'Timeout', flags.timeout],
    ['--health-retries', 'Retries', flags.retries],
    ['--health-start-period', 'StartPeriod', flags.startPeriod],
    ['--health-start-interval', 'StartInterval', flags.startInterval],
  ] as const;
  const given = times.filter(([, , value]) => value !== 0);
  const any = flags.command !== '' || given.length > 0;
  if (flags.disabled) {
    return any ? refuse('--no-healthcheck conflicts with --health-* options') : read({ Test: ['NONE'] });
  }
  if (!any) return read(undefined);
  const negative = given.find(([, , value]) => value < 0);
  if (negative !== undefined) return refuse(`${negative[0]} cannot be negative`);
  return read({
    ...(flags.command === '' ? {} : { Test: ['CMD-SHELL', flags.command] }),
    ...Object.fromEntries(given.map(([, member, value]) => [member, value])),
  });
}
