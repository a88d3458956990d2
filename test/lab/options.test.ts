import { describe, expect, it } from 'vitest';
import { createLab, tryCreateLab } from '../../src/lab/lab.js';
import { isFailure, SlipwayError } from '../../src/world/failure.js';

describe('the first instant', () => {
  it.each(['yesterday', '', Number.NaN, 1e300, Number.POSITIVE_INFINITY, 0.5, -1e15])('cannot be %s', (now) => {
    expect(tryCreateLab({ now })).toMatchObject({ code: 'invalid-argument', message: expect.stringMatching(/^now: /) });
    expect(() => createLab({ now })).toThrow(SlipwayError);
  });

  it.each([0, -1, 253_402_300_799_999, '1970-01-01T00:00:00+01:00'])('can be %s', (now) => {
    expect(isFailure(tryCreateLab({ now }))).toBe(false);
  });
});

describe('what is not there', () => {
  it('is a failure, and thrown by the plain form', () => {
    const lab = createLab();
    expect(lab.host().tryVolume('nosuch')).toMatchObject({ code: 'no-such-volume' });
    expect(() => lab.host().volume('nosuch')).toThrow(SlipwayError);
    expect(lab.tryRegistry('nosuch:5000')).toMatchObject({ message: 'No such registry: nosuch:5000' });
    expect(() => lab.registry('nosuch:5000')).toThrow(SlipwayError);
    expect(lab.registry().name).toBe('docker.io');
  });
});

describe('volumes', () => {
  it.each([
    ['', 'invalid empty volume spec'],
    [
      '/',
      `invalid volume specification: '/': invalid mount config for type "volume": invalid specification: destination can't be '/'`,
    ],
    [
      'a',
      `invalid volume specification: 'a': invalid mount config for type "volume": invalid mount path: 'a' mount path must be absolute`,
    ],
  ])('cannot be %j', (volume, message) => {
    const lab = createLab();
    const { world } = lab;
    const refused = lab.host().tryCreate('busybox', { volumes: [volume] });
    expect(refused).toMatchObject({ code: 'invalid-argument', message });
    expect(lab.world).toBe(world);
  });
});

describe('ports', () => {
  it.each([
    ['99999:80', 'invalid hostPort: 99999'],
    ['abc', 'invalid containerPort: abc'],
    ['', 'no port specified: <empty>'],
    ['8080:80/xyz', 'invalid proto: xyz'],
    ['1.2.3:80:80', 'invalid IP address: 1.2.3'],
    ['80-82:80-81', 'invalid ranges specified for container and host Ports: 80-81 and 80-82'],
  ])('cannot be %j', (port, message) => {
    const refused = createLab()
      .host()
      .tryRun('busybox', { ports: [port] });
    expect(refused).toMatchObject({ code: 'invalid-argument', message });
  });

  it('come as ranges, too', () => {
    const host = createLab().host();
    const { row } = host.create('busybox', { ports: ['8080-8081:80-81', '127.0.0.1::53/udp', '9000:80'] });
    expect(row.hostConfig.PortBindings).toEqual({
      '80/tcp': [
        { HostIp: '', HostPort: '8080' },
        { HostIp: '', HostPort: '9000' },
      ],
      '81/tcp': [{ HostIp: '', HostPort: '8081' }],
      '53/udp': [{ HostIp: '127.0.0.1', HostPort: '' }],
    });
    expect(Object.keys(row.config.ExposedPorts ?? {}).sort()).toEqual(['53/udp', '80/tcp', '81/tcp']);
  });
});

describe('registries', () => {
  it.each(['bad name', '', 'a/b', 'plain', 'x:port'])('cannot be named %j', (name) => {
    expect(createLab().tryAddRegistry(name)).toMatchObject({ code: 'invalid-argument' });
  });

  it.each(['localhost', 'localhost:5000', 'registry.example.com', '127.0.0.1:5000'])('can be named %s', (name) => {
    expect(createLab().addRegistry(name).name).toBe(name);
  });
});

/** For callers without types: a sentence, and a world as it was. */
describe('options that no type has checked', () => {
  const host = () => createLab().host();
  const given = (options: unknown) => options as never;

  it.each([
    [{ volumeLifetime: 'foo' }, 'createLab: volumeLifetime is course or engine, not "foo"'],
    [{ seed: 5 }, 'createLab: seed is a text, not 5'],
    [{ nosuch: 1 }, 'createLab has no option `nosuch`; it knows seed, volumeLifetime, images, now, host, programs'],
    [null, 'createLab takes an object of options, not null'],
  ])('createLab(%j)', (options, words) => {
    expect(tryCreateLab(given(options))).toMatchObject({ code: 'invalid-argument', message: words });
  });

  it.each([
    [{ volumes: 'x' }, 'run: volumes is a list of texts, not "x"'],
    [{ command: 5 }, 'run: command is a text or a list of texts, not 5'],
    [{ volumesFrom: [7] }, 'run: volumesFrom is a list of containers, or of their names or identifiers, not [7]'],
    [{ env: { A: 1 } }, 'run: env is an object with texts, not {"A":1}'],
    [{ restart: 'never' }, 'run: restart is no or always or unless-stopped or on-failure, not "never"'],
    [{ rm: 'yes' }, 'run: rm is true or false, not "yes"'],
  ])('run with %j', (options, words) => {
    const machine = host();
    const before = machine.row;
    expect(machine.tryRun('busybox', given(options))).toMatchObject({ code: 'invalid-argument', message: words });
    expect(machine.row).toBe(before);
  });

  it('a misspelt one is named, and so is an image that is none', () => {
    expect(host().tryRun('busybox', given({ volumeFrom: [] }))).toMatchObject({
      message: expect.stringMatching(/^run has no option `volumeFrom`; it knows .*volumesFrom/),
    });
    expect(host().tryRun(given({}))).toMatchObject({ message: 'run: an image is named by a text, not by {}' });
    expect(host().tryRun('busybox', given({ command: ['true'], name: undefined }))).toMatchObject({ exitCode: 0 });
  });
});
