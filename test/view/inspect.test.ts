import { describe, expect, it } from 'vitest';
import type { HostConfig } from '../../src/container/configuration.js';
import type { ContainerConfig } from '../../src/image/config.js';
import { type ContainerDocument, inspectContainer } from '../../src/view/inspect-container.js';
import { inspectImage } from '../../src/view/inspect-image.js';
import { inspectVolume } from '../../src/view/inspect-volume.js';
import { isFailure } from '../../src/world/failure.js';
import recorded from './inspect-20.10.json' with { type: 'json' };
import { Machine } from './machine.js';

/** What differs from one run to the next, whatever the engine: identifiers and times. */
function settled(document: unknown): string {
  return JSON.stringify(document, null, 1)
    .replace(/[0-9a-f]{64}/g, 'ID')
    .replace(/"2\d{3}-\d\d-\d\dT[\d:.]+Z"/g, '"TIME"')
    .replace(/"Hostname": "[0-9a-f]{12}"/g, '"Hostname": "SHORT"')
    .replace(/netns\/[0-9a-f]{12}/g, 'netns/SHORT');
}

type Row = (typeof recorded.containers)[number];

/** The record's engine has no bridge, which a started container's config says; its mounts come in no fixed order. */
function comparable(document: ContainerDocument | Row['answer']): string {
  const { NetworkDisabled: _, ...config } = document.Config as ContainerConfig;
  const mounts = [...document.Mounts].sort((a, b) => (a.Destination < b.Destination ? -1 : 1));
  const sizes = 'SizeRw' in document ? { SizeRootFs: 0 } : {};
  return settled({ ...document, ...sizes, Name: '/NAME', Config: config, Mounts: mounts });
}

function inspected({ request, ...row }: Row): ContainerDocument {
  const machine = new Machine('engine');
  machine.do({ call: 'tag-image', host: 'box', source: 'box', target: 'busybox' });
  const { HostConfig, Image, Cmd, ...config } = request as { HostConfig?: HostConfig; Image: string; Cmd: string[] };
  const options = HostConfig ? { hostConfig: HostConfig } : {};
  const id = machine.create({ image: Image, config: config as ContainerConfig, ...options }, Cmd);
  if ('ran' in row) machine.call('start-container', id);
  const document = inspectContainer(machine.world, 'box', id, { size: !('ran' in row) });
  if (isFailure(document)) throw new Error(document.message);
  return document;
}

describe('docker inspect', () => {
  it.each(recorded.containers.map((row) => ({ row, text: JSON.stringify(row.request).slice(0, 120) })))(
    'prints what the real engine prints after $text',
    ({ row }) => {
      expect(comparable(inspected(row))).toBe(comparable(row.answer));
    },
  );

  it('finds by id, prefix and name, and says when there is none', () => {
    const machine = new Machine('engine');
    const id = machine.create({ name: 'web' });
    for (const text of [id, id.slice(0, 5), 'web', '/web']) {
      expect(inspectContainer(machine.world, 'box', text)).toMatchObject({ Id: id, Name: '/web' });
    }
    expect(inspectContainer(machine.world, 'box', 'nosuch')).toMatchObject({
      message: 'No such container: nosuch',
      status: 404,
    });
  });

  it('shows the ports, execs and health of a container that runs, and none of one that has ended', () => {
    const machine = new Machine('engine');
    machine.run({
      name: 'web',
      config: {
        ExposedPorts: { '80/tcp': {}, '99/tcp': {} },
        Healthcheck: { Test: ['CMD', 'say', 'fine'], Interval: 1e9 },
      },
      hostConfig: {
        PortBindings: {
          '80/tcp': [{ HostIp: '', HostPort: '8080' }],
          '81/tcp': [{ HostIp: '127.0.0.1', HostPort: '81' }],
        },
      },
    });
    machine.do({ call: 'exec', host: 'box', container: 'web', command: ['wait'] });
    machine.advance(1500);
    expect(inspectContainer(machine.world, 'box', 'web')).toMatchObject({
      ExecIDs: [expect.stringMatching(/^[0-9a-f]{64}$/)],
      State: { Health: { Status: 'healthy', FailingStreak: 0, Log: [{ ExitCode: 0, Output: 'fine\n' }] } },
      NetworkSettings: {
        Ports: {
          '80/tcp': [
            { HostIp: '0.0.0.0', HostPort: '8080' },
            { HostIp: '::', HostPort: '8080' },
          ],
          '81/tcp': [{ HostIp: '127.0.0.1', HostPort: '81' }],
          '99/tcp': null,
        },
      },
    });
    machine.call('kill-container', 'web');
    expect(inspectContainer(machine.world, 'box', 'web')).toMatchObject({
      ExecIDs: null,
      NetworkSettings: { Ports: {} },
    });
  });
});

describe('docker image inspect', () => {
  it('prints every member in the order of the real engine', () => {
    const machine = new Machine('engine');
    machine.run({ name: 'one' }, ['fill', '/f', '1000']);
    machine.commit('one', 'work:v1');
    machine.do({ call: 'tag-image', host: 'box', source: 'work:v1', target: 'work:v2' });
    const document = inspectImage(machine.world, 'box', 'work:v1');
    const names = (value: object) => Object.keys(value);
    if (isFailure(document)) throw new Error(document.message);
    expect(names(document)).toEqual(names(recorded.image));
    expect(names(document.GraphDriver.Data)).toEqual(names(recorded.image.GraphDriver.Data));
    const plain = (list: readonly string[]) => list.filter((name) => name !== 'NetworkDisabled');
    expect(plain(names(document.Config))).toEqual(plain(names(recorded.image.Config)));
    expect(document).toMatchObject({
      RepoTags: ['work:v1', 'work:v2'],
      RepoDigests: [],
      Size: 6000,
      VirtualSize: 6000,
      Architecture: 'amd64',
      Os: 'linux',
      RootFS: { Type: 'layers', Layers: [expect.any(String), expect.any(String)] },
    });
    expect(document.Parent).toMatch(/^sha256:/);
  });

  it.each([
    ['nosuch', 'no such image: nosuch: No such image: nosuch:latest'],
    ['nosuch:v1', 'no such image: nosuch:v1: No such image: nosuch:v1'],
    ['Upper', 'no such image: Upper: invalid reference format: repository name must be lowercase'],
  ])('%s: %s', (name, message) => {
    expect(inspectImage(new Machine().world, 'box', name)).toMatchObject({ message });
  });
});

describe('docker volume inspect', () => {
  it('prints what the real engine prints', () => {
    const machine = new Machine();
    const { Labels: labels, Options: options } = recorded.volume;
    machine.do({ call: 'create-volume', host: 'box', name: 'v2', labels, options });
    expect(settled(inspectVolume(machine.world, 'box', 'v2'))).toBe(settled(recorded.volume));
  });

  it('has null for what was not given, and knows whole names only', () => {
    const machine = new Machine();
    machine.do({ call: 'create-volume', host: 'box', name: 'data' });
    expect(inspectVolume(machine.world, 'box', 'data')).toEqual({
      CreatedAt: '2026-11-23T06:00:00Z',
      Driver: 'local',
      Labels: null,
      Mountpoint: '/var/lib/docker/volumes/data/_data',
      Name: 'data',
      Options: null,
      Scope: 'local',
    });
    expect(inspectVolume(machine.world, 'box', 'dat')).toMatchObject({
      message: 'get dat: no such volume',
      status: 404,
    });
  });
});
