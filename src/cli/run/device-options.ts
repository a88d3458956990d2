/**
 * Options about devices and limits.
 *
 *     device = path [ ":" path-in-container ] [ ":" permissions of "rwm" ]
 *     ulimit = type "=" soft [ ":" hard ]
 *     weight = device-path ":" number         rate = device-path ":" size
 *     gpus   = "all" | count | CSV record of key "=" value
 */
import { readSize } from '../flag-kinds.js';
import { parseCsvRecord } from '../go/csv.js';
import { parseGoAtoi, parseGoDecimal } from '../go/number.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

export interface DeviceMapping {
  PathOnHost: string;
  PathInContainer: string;
  CgroupPermissions: string;
}

function isDeviceMode(text: string): boolean {
  return /^[rwm]{1,3}$/.test(text) && new Set(text).size === text.length;
}

export function parseDevice(text: string): Reading<DeviceMapping> {
  const parts = text.split(':');
  const [host = '', second, third] = parts;
  if (text === '' || parts.length > 3) return refuse(`bad format for path: ${text}`);
  if (third !== undefined && !isDeviceMode(third)) return refuse(`bad mode specified: ${third}`);
  const secondIsMode = third === undefined && second !== undefined && isDeviceMode(second);
  const inside = second === undefined || secondIsMode ? host : second;
  if (!inside.startsWith('/')) return refuse(`${inside} is not an absolute path`);
  const permissions = third ?? (secondIsMode ? second : 'rwm');
  return read({ PathOnHost: host, PathInContainer: inside, CgroupPermissions: permissions });
}

export interface Ulimit {
  Name: string;
  Hard: number;
  Soft: number;
}

const ULIMITS = new Set(
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(' '),
);

export function parseUlimit(text: string): Reading<Ulimit> {
  const equals = text.indexOf('=');
  if (equals < 0) return refuse(`invalid ulimit argument: ${text}`);
  const name = text.slice(0, equals);
  const limits = text.slice(equals + 1);
  if (!ULIMITS.has(name)) return refuse(`invalid ulimit type: ${name}`);
  const [softText = '', hardText, ...excess] = limits.split(':');
  if (excess.length > 0) {
    return refuse(`too many limit value arguments - ${limits}, can only have up to two, \`soft[:hard]\``);
  }
  const soft = parseGoDecimal(softText);
  if (!soft.ok) return soft;
  const hard = hardText === undefined ? soft : parseGoDecimal(hardText);
  if (!hard.ok) return hard;
  if (hard.value !== -1 && (soft.value === -1 || soft.value > hard.value)) {
    const words = 'ulimit soft limit must be less than or equal to hard limit';
    const both = soft.value === -1 ? `soft: -1 (unlimited), hard: ${hard.value}` : `${soft.value} > ${hard.value}`;
    return refuse(`${words}: ${both}`);
  }
  return read({ Name: name, Hard: hard.value, Soft: soft.value });
}

function splitDevice(text: string): Reading<readonly [string, string]> {
  const colon = text.indexOf(':');
  if (colon <= 0) return refuse(`bad format: ${text}`);
  if (!text.startsWith('/dev/')) return refuse(`bad format for device path: ${text}`);
  return read([text.slice(0, colon), text.slice(colon + 1)]);
}

export function parseWeightDevice(text: string): Reading<{ Path: string; Weight: number }> {
  const device = splitDevice(text);
  if (!device.ok) return device;
  const [path, weight] = device.value;
  const number = /^[0-9]+$/.test(weight) ? Number(weight) : -1;
  const valid = number === 0 || (number >= 10 && number <= 1000);
  return valid ? read({ Path: path, Weight: number }) : refuse(`invalid weight for device: ${text}`);
}

export interface Rate {
  Path: string;
  Rate: number;
}

export function parseByteRate(text: string): Reading<Rate> {
  const device = splitDevice(text);
  if (!device.ok) return device;
  const rate = readSize(device.value[1]);
  if (rate.ok && rate.value >= 0) return read({ Path: device.value[0], Rate: rate.value });
  const format = 'The correct format is <device-path>:<number>[<unit>]. Number must be a positive integer.';
  return refuse(`invalid rate for device: ${text}. ${format} Unit is optional and can be kb, mb, or gb`);
}

export function parseOperationRate(text: string): Reading<Rate> {
  const device = splitDevice(text);
  if (!device.ok) return device;
  if (/^[0-9]+$/.test(device.value[1])) return read({ Path: device.value[0], Rate: Number(device.value[1]) });
  const format = 'The correct format is <device-path>:<number>. Number must be a positive integer';
  return refuse(`invalid rate for device: ${text}. ${format}`);
}

export interface DeviceRequest {
  Driver: string;
  Count: number;
  DeviceIDs: string[] | null;
  Capabilities: string[][];
  Options: Record<string, string>;
}

function applyGpuField(request: DeviceRequest, key: string, value: string): string | undefined {
  if (key === 'driver') request.Driver = value;
  else if (key === 'device') request.DeviceIDs = value.split(',');
  else if (key === 'capabilities') request.Capabilities = [[...value.split(','), 'gpu']];
  else if (key === 'options') request.Options[value.split('=')[0] ?? ''] = value.split('=').slice(1).join('=');
  else if (key !== 'count') return `unexpected key '${key}' in '${key}=${value}'`;
  else if (value === 'all') request.Count = -1;
  else {
    const count = parseGoAtoi(value);
    if (!count.ok) return `invalid count (${value}): value must be either "all" or an integer: ${count.reason}`;
    request.Count = count.value;
  }
  return undefined;
}

export function parseGpus(text: string): Reading<DeviceRequest> {
  const fields = parseCsvRecord(text);
  if (!fields.ok) return fields;
  const request: DeviceRequest = { Driver: '', Count: 0, DeviceIDs: null, Capabilities: [['gpu']], Options: {} };
  const seen = new Set<string>();
  for (const field of fields.value) {
    const equals = field.indexOf('=');
    const key = equals < 0 ? 'count' : field.slice(0, equals);
    if (seen.has(key)) return refuse(`gpu request key '${key}' can be specified only once`);
    seen.add(key);
    const problem = applyGpuField(request, key, field.slice(equals + 1));
    if (problem !== undefined) return refuse(problem);
  }
  if (!seen.has('count') && !seen.has('device')) request.Count = 1;
  return read(request);
}
