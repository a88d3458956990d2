import { describe, expect, it } from 'vitest';
import { flagFailureText, parseFlags, unsupportedFlags } from '../../src/cli/flags.js';
import { type Bytes, toBytes } from '../../src/digest/bytes.js';
import { read, refuse } from '../../src/cli/reading.js';
import { createBody, pullProblem } from '../../src/cli/run/run-options.js';
import { CREATE_FLAGS, RUN_FLAGS } from '../../src/cli/run/run-flags.js';
import type { Surroundings } from '../../src/cli/run/surroundings.js';
import { argumentComplaint, flagComplaint, runComplaint } from '../../src/cli/usage.js';
import calls from './create-calls.json' with { type: 'json' };
import old from './run-flags-20.10.json' with { type: 'json' };

const TEXTS: Readonly<Record<string, string>> = {
  ...calls.files,
  'testdata/valid.env': 'ENV1=value1\n',
  'testdata/utf8.env': '\uFEFFFOO=BAR\nHELLO=\u60a8\u597d\nBAR=FOO\n',
  'testdata/valid.label': 'LABEL1=value1\n',
};

const FILES: Readonly<Record<string, Bytes>> = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([path, text]) => [path, toBytes(text)])),
  'testdata/utf16.env': '\xff\xfeF\0O\0O\0=\0B\0A\0R\0\r\0\n\0',
  'testdata/utf16be.env': '\xfe\xff\0F\0O\0O\0=\0B\0A\0R\0\r\0\n',
};

const AROUND: Surroundings = {
  cwd: '/home/student/lesson',
  environment: (name) => (name === 'HOSTVAR' ? 'fromhost' : undefined),
  readFile: (path) => {
    const file = FILES[path];
    return file === undefined ? refuse('no such file or directory') : read(file);
  },
};

const USAGE = 'docker create [OPTIONS] IMAGE [COMMAND] [ARG...]';

/** `docker create` as far as it goes without an Engine: a body, or what it prints. */
function create(argv: readonly string[]) {
  const parsed = parseFlags(CREATE_FLAGS, argv, { interspersed: false });
  const tooNew = unsupportedFlags(CREATE_FLAGS, parsed.changed, '1.41');
  if (tooNew !== undefined) return { stderr: `${tooNew}\n`, exitCode: 1 };
  if (!parsed.ok) return flagComplaint('docker create', USAGE, flagFailureText(parsed.failure));
  const wrongCount = argumentComplaint('docker create', USAGE, { min: 1 }, parsed.positionals.length);
  if (wrongCount !== undefined) return wrongCount;
  const pull = pullProblem(parsed.values.pull);
  if (pull !== undefined) return runComplaint('docker create', pull);
  const body = createBody(parsed, AROUND);
  return body.ok ? { body: body.value } : runComplaint('docker create', body.reason);
}

type Json = { readonly [key: string]: unknown };

/** The recorded members over those of the plain call; what was recorded as absent goes. */
function bodyOf(differs: Json): Json {
  const { HostConfig: hostDiffers, ...rest } = differs;
  const merged: Json = {
    ...calls.plain,
    ...rest,
    HostConfig: { ...calls.plain.HostConfig, ...((hostDiffers as Json | undefined) ?? {}) },
  };
  return withoutAbsent(merged);
}

function withoutAbsent(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== '__absent__')
      .map(([key, member]) => [key, key === 'HostConfig' ? withoutAbsent(member as Json) : member]),
  );
}

/** Lists that the real client keeps in a Go map, whose order is random. */
function orderless(body: Json): Json {
  const sorted = (list: unknown) => (Array.isArray(list) ? [...list].sort() : list);
  const host = body['HostConfig'] as Json;
  return { ...body, Env: sorted(body['Env']), HostConfig: { ...host, Binds: sorted(host['Binds']) } };
}

describe('calls recorded from the client 28.2.2', () => {
  it.each(calls.rows.map((row) => [row.argv.join(' '), row] as const))('create %s', (_title, row) => {
    const got = create(row.argv);
    if ('differs' in row) {
      expect('body' in got ? orderless(JSON.parse(JSON.stringify(got.body))) : got).toEqual(
        orderless(bodyOf(row.differs as Json)),
      );
    } else {
      expect(got).toEqual({ stderr: row.stderr, exitCode: row.exit });
    }
  });
});

const SIZE_TODAY = 'invalid argument "a128m" for "--shm-size" flag: strconv.ParseFloat: parsing "a128": invalid syntax';

/** Rows of 20.10 that 28.2.2, which we follow, answers otherwise; each with its text or member of today. */
const CHANGED: ReadonlyMap<string, string> = new Map([
  ['--restart=always:2:3', 'invalid restart policy format: maximum retry count must be an integer'],
  ['--restart=on-failure:invalid', 'invalid restart policy format: maximum retry count must be an integer'],
  ['--rm --restart=always', 'conflicting options: cannot specify both --restart and --rm'],
  ['--expose=/tcp', 'invalid range format for --expose: /tcp, error: empty string specified for ports'],
  ['--shm-size=a128m', SIZE_TODAY],
  [
    '--env-file=testdata/utf16.env',
    'invalid env file (testdata/utf16.env): invalid utf8 bytes at line 1: [255 254 70 0 79 0 79 0 61 0 66 0 65 0 82 0 13 0]',
  ],
  [
    '--env-file=testdata/utf16be.env',
    'invalid env file (testdata/utf16be.env): invalid utf8 bytes at line 1: [254 255 0 70 0 79 0 79 0 61 0 66 0 65 0 82 0 13 0]',
  ],
  ['--expose=/udp', 'invalid range format for --expose: /udp, error: empty string specified for ports'],
]);

const LEFT_ASIDE: ReadonlyMap<string, string> = new Map([
  ['--mac-address=92:d0:c6:0a:29:33', 'the client of today puts it into an endpoint, which no Engine of 20.10 takes'],
]);

/** The form of the table: what is zero or empty is dropped, image and command too. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => pruned(item) ?? item);
  if (typeof value !== 'object' || value === null) {
    return value === null || value === '' || value === 0 || value === false ? undefined : value;
  }
  const kept = Object.entries(value)
    .map(([key, member]) => [key, pruned(member)] as const)
    .filter(([, member]) => member !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function asOld(body: Json): unknown {
  const { HostConfig: host, NetworkingConfig: networking, Image: _image, Cmd: _command, ...config } = body;
  const members = pruned({ Config: config, HostConfig: host, NetworkingConfig: networking }) as Json;
  const { PortBindings: ports } = host as Json;
  const bindings = Object.keys(ports as Json).length === 0 ? {} : { PortBindings: ports };
  return { ...members, HostConfig: { ...(members['HostConfig'] as Json), ...bindings } };
}

function sortedBinds(body: unknown): unknown {
  const document = body as { readonly HostConfig: { readonly Binds?: readonly string[] } };
  const { Binds: binds } = document.HostConfig;
  return binds === undefined ? body : { ...document, HostConfig: { ...document.HostConfig, Binds: [...binds].sort() } };
}

describe('rows of the client 20.10', () => {
  const rows = old.rows.filter((row) => !LEFT_ASIDE.has(row.argv[0] ?? ''));

  it('every row is run or left aside with a reason', () => {
    expect({ run: rows.length, aside: old.rows.length - rows.length }).toEqual({ run: 99, aside: 1 });
  });

  it.each(rows.map((row) => [row.argv.join(' '), row] as const))('run %s', (title, row) => {
    const parsed = parseFlags(RUN_FLAGS, row.argv, { interspersed: false });
    const today = CHANGED.get(title.replace(/ img cmd$/, ''));
    if (!parsed.ok) return expect(flagFailureText(parsed.failure)).toBe(today ?? row.error);
    const body = createBody(parsed, AROUND);
    if (row.error !== undefined) return expect(body).toEqual({ ok: false, reason: today ?? row.error });
    const got = body.ok && asOld(JSON.parse(JSON.stringify(body.value)));
    expect(sortedBinds(got)).toEqual(sortedBinds(row.body));
  });
});
