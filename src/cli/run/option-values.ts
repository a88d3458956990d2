/**
 * Single values of `docker run` options: what passes, in which form, and docker's words for what does not.
 * Each reader is the check of one flag.
 */
import { goQuote } from '../../go/quote.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { isIp } from '../../container/ip-address.js';
import { parseLink } from '../../container/link.js';

/** `NAME=value`, or `NAME` alone to pass the client's own variable on. */
export function checkEnv(value: string): Reading<string> {
  return value === '' || value.startsWith('=') ? refuse(`invalid environment variable: ${value}`) : read(value);
}

export function checkLabel(value: string): Reading<string> {
  const name = value.split('=', 1)[0] ?? '';
  const trimmed = name.trimStart();
  if (trimmed.trim() === '') return refuse(`invalid label '${value}': empty name`);
  if (/\s/.test(trimmed)) return refuse(`label '${trimmed}' contains whitespaces`);
  return read(value);
}

export function checkDns(value: string): Reading<string> {
  const address = value.trim();
  return isIp(address) ? read(address) : refuse(`IP address is not correctly formatted: ${value}`);
}

const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const DOMAIN = new RegExp(`^(?:${LABEL})?(?:\\.${LABEL})*\\.?\\s*$`);

/** A search domain, without its last dot; `.` alone means none. */
export function checkDnsSearch(value: string): Reading<string> {
  const domain = value.trim();
  if (domain === '.') return read(domain);
  const valid = /[a-zA-Z]/.test(domain) && domain.length < 255 && !domain.startsWith('.') && DOMAIN.test(domain);
  return valid ? read(domain.replace(/\.$/, '')) : refuse(`${domain} is not a valid domain`);
}

export function checkLink(value: string): Reading<string> {
  const link = parseLink(value);
  return 'problem' in link ? refuse(link.problem) : read(value);
}

export function checkAttach(value: string): Reading<string> {
  const stream = value.toLowerCase();
  return ['stdin', 'stdout', 'stderr'].includes(stream)
    ? read(stream)
    : refuse('valid streams are STDIN, STDOUT and STDERR');
}

/** `host:ip` or `host=ip`, told on as `host:ip`. */
export function checkAddHost(value: string): Reading<string> {
  const separator = value.includes('=') ? '=' : ':';
  const at = value.indexOf(separator);
  if (at <= 0) return refuse(`bad format for add-host: ${goQuote(value)}`);
  const host = value.slice(0, at);
  const address = value.slice(at + 1).replace(/^\[(.*)\]$/, '$1');
  if (address !== 'host-gateway' && !isIp(address)) {
    return refuse(`invalid IP address in add-host: ${goQuote(address)}`);
  }
  return read(`${host}:${address}`);
}

const SYSCTLS = new Set([
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
]);

export function checkSysctl(value: string): Reading<string> {
  const equals = value.indexOf('=');
  const name = value.slice(0, Math.max(equals, 0));
  const namespaced = SYSCTLS.has(name) || name.startsWith('net.') || name.startsWith('fs.mqueue.');
  return equals >= 0 && namespaced ? read(value) : refuse(`sysctl '${value}' is not allowed`);
}

export function checkCgroupRule(value: string): Reading<string> {
  return /^[acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3}$/.test(value)
    ? read(value)
    : refuse(`invalid device cgroup format '${value}'`);
}

/** An Ethernet address in any of the three customary notations. */
export function isMacAddress(value: string): boolean {
  return (
    /^[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\1){4}[0-9a-fA-F]{2}$/.test(value) ||
    /^(?:[0-9a-fA-F]{4}\.){2}[0-9a-fA-F]{4}$/.test(value)
  );
}
