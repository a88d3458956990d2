import { describe, expect, it } from 'vitest';
import { formatContainers } from '../../src/cli/format/containers.js';
import type { ContainerSummaryDocument } from '../../src/cli/format/containers.js';
import { formatDiskUsage } from '../../src/cli/format/disk-usage.js';
import type { ImageSummaryDocument } from '../../src/cli/format/images.js';

/** Tables of a recorded session with Engine 20.10 and client 28.2.2. */
const NOW = 1_795_420_000_000;

function container(name: string, command: string, status: string, more: object = {}): ContainerSummaryDocument {
  const id = name.padEnd(64, '0');
  const none = { Names: [`/${name}`], Ports: [], Labels: {}, Mounts: [] };
  return {
    Id: id,
    ...none,
    Image: 'busybox',
    Command: command,
    Created: NOW / 1000,
    State: 'exited',
    Status: status,
    ...more,
  };
}

function image(size: number, shared: number, containers: number): ImageSummaryDocument {
  const names = { RepoTags: null, RepoDigests: null };
  return {
    Id: 'sha256:0',
    ...names,
    Created: 0,
    Size: size,
    SharedSize: shared,
    VirtualSize: size,
    Containers: containers,
  };
}

describe('recorded tables', () => {
  const rows = [
    container('7c7bcef9ab53', 'echo 12345678901234567890', 'Exited (0) Less than a second ago', { Names: ['/c3'] }),
    container('7a03f42551e7', `echo 'a b' it's 'say "x"'`, 'Exited (0) Less than a second ago', { Names: ['/c2'] }),
  ];
  const options = { now: NOW, quiet: false, size: false, format: '' };

  it('ps cuts a command at twenty characters', () => {
    expect(formatContainers(rows, { ...options, trunc: true })).toEqual({
      ok: true,
      value: [
        'CONTAINER ID   IMAGE     COMMAND                  CREATED                  STATUS                              PORTS     NAMES',
        '7c7bcef9ab53   busybox   "echo 12345678901234…"   Less than a second ago   Exited (0) Less than a second ago             c3',
        `7a03f42551e7   busybox   "echo 'a b' it's 'sa…"   Less than a second ago   Exited (0) Less than a second ago             c2`,
        '',
      ].join('\n'),
    });
  });

  it('ps --no-trunc escapes the quotes inside', () => {
    expect(formatContainers(rows, { ...options, trunc: false, format: '{{.Command}}' })).toEqual({
      ok: true,
      value: `"echo 12345678901234567890"\n"echo 'a b' it's 'say \\"x\\"'"\n`,
    });
  });

  it('system df counts what only unused images have, and the shared rest, as reclaimable', () => {
    const usage = {
      LayersSize: 118_539_908,
      Images: [image(1_982_682, 0, 3), image(116_557_226, 0, 0)],
      Containers: [
        container('c1', 'sh', 'Up', { State: 'paused', SizeRw: 1000 }),
        container('c2', 'sh', 'Exited', { SizeRw: 3000 }),
        container('c3', 'sh', 'Created', { State: 'created' }),
      ],
      Volumes: [
        {
          Name: 'v1',
          Driver: 'local',
          Mountpoint: '',
          Scope: 'local',
          Labels: null,
          UsageData: { Size: 1001, RefCount: 0 },
        },
        {
          Name: 'v2',
          Driver: 'local',
          Mountpoint: '',
          Scope: 'local',
          Labels: null,
          UsageData: { Size: 2500, RefCount: 1 },
        },
      ],
    };
    expect(formatDiskUsage(usage, '{{.Type}}|{{.TotalCount}}|{{.Active}}|{{.Size}}|{{.Reclaimable}}')).toEqual({
      ok: true,
      value:
        'Images|2|1|118.5MB|116.6MB (98%)\nContainers|3|1|4kB|3kB (75%)\n' +
        'Local Volumes|2|1|3.501kB|1.001kB (28%)\nBuild Cache|0|0|0B|0B\n',
    });
  });
});
