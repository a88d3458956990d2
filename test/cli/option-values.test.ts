import { describe, expect, it } from 'vitest';
import { parseMountOption } from '../../src/cli/run/mount-option.js';
import { checkDnsSearch, checkEnv, checkLabel, checkLink, isMacAddress } from '../../src/cli/run/option-values.js';
import { parseLink } from '../../src/container/link.js';
import { isIp } from '../../src/container/ip-address.js';
import { parseVolumeSpec } from '../../src/cli/run/volume-spec.js';
import { refuse, read } from '../../src/cli/reading.js';
import type { Reading } from '../../src/cli/reading.js';
import values from './option-values-20.10.json' with { type: 'json' };
import specs from './volume-specs-20.10.json' with { type: 'json' };

/** ValidateIPAddress and ValidateMACAddress are questions here, so their words stay in the callers. */
const FUNCTIONS: Readonly<Record<string, (input: string) => Reading<unknown>>> = {
  ValidateEnv: checkEnv,
  ValidateDNSSearch: checkDnsSearch,
  ValidateLabel: checkLabel,
  ParseLink: (input) => {
    const link = parseLink(input);
    return 'problem' in link ? refuse(link.problem) : read([link.container, link.alias]);
  },
  ValidateIPAddress: (input) => (isIp(input) ? read(input) : refuse(`${input} is not an ip address`)),
  ValidateMACAddress: (input) => (isMacAddress(input) ? read(input) : refuse(`address ${input}: invalid MAC address`)),
};

describe('values of options, rows of the client 20.10', () => {
  it.each(values.rows.map((row) => [`${row.fn} ${JSON.stringify(row.input)}`, row] as const))('%s', (_title, row) => {
    const got = FUNCTIONS[row.fn]?.(row.input);
    expect(got).toEqual(row.error === undefined ? read(row.expected) : refuse(row.error));
  });

  it('every row is run: 81 of the client, of which each function has some', () => {
    expect(values.rows).toHaveLength(81);
    expect(new Set(values.rows.map(({ fn }) => fn))).toEqual(new Set(Object.keys(FUNCTIONS)));
    expect(specs.rows.map(({ flag }) => flag).filter((flag) => flag === '-v')).toHaveLength(56);
    expect(specs.rows).toHaveLength(56 + 31);
  });

  it('a link is passed on as typed', () => {
    expect(checkLink('/a:b')).toEqual(read('/a:b'));
  });
});

/** The row's shape of a read -v: no members for what is not there. */
function asRow(spec: string): unknown {
  const volume = parseVolumeSpec(spec);
  if (!volume.ok) return volume.reason;
  const { type, source, target, modes } = volume.value;
  const lower = modes.map((mode) => mode.toLowerCase());
  const propagation = lower.find((mode) => /^r?(private|shared|slave)$/.test(mode));
  return {
    type,
    ...(source === '' ? {} : { source }),
    target,
    ...(lower.includes('ro') ? { read_only: true } : {}),
    ...(propagation === undefined ? {} : { bind: { propagation } }),
    ...(lower.includes('nocopy') ? { volume: { nocopy: true } } : {}),
  };
}

describe('-v and --mount, rows of the client 20.10', () => {
  it.each(specs.rows.map((row) => [`${row.flag} ${JSON.stringify(row.input)}`, row] as const))('%s', (_title, row) => {
    if (row.flag === '-v') return expect(asRow(row.input)).toEqual(row.error ?? row.expected);
    expect(parseMountOption(row.input)).toEqual(row.error === undefined ? read(row.expected) : refuse(row.error));
  });
});
