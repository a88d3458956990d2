import { describe, expect, it } from 'vitest';
import type { ContainerState, LogChunk } from '../../src/container/container.js';
import { Table } from '../../src/table/table.js';
import { containerLogs, type LogOptions } from '../../src/view/container-logs.js';
import { type ListEventsOptions, listEvents } from '../../src/view/list-events.js';
import { isFailure } from '../../src/world/failure.js';
import type { World } from '../../src/world/world.js';
import { epoch, Machine } from './machine.js';

const both = { stdout: true, stderr: true };

/** A world whose container `one` has printed these pieces. */
function printed(
  pieces: readonly (readonly [LogChunk['stream'], number, string])[],
  state: Partial<ContainerState>,
): World {
  const machine = new Machine();
  const id = machine.create({ name: 'one' });
  const host = machine.world.hosts.get('box')!;
  const container = host.containers.get(id)!;
  const log = Table.of(pieces.map(([stream, time, text], at) => [at, { stream, time, text }] as const));
  const changed = { ...container, log, state: { ...container.state, ...state } };
  return {
    ...machine.world,
    hosts: machine.world.hosts.set('box', { ...host, containers: host.containers.set(id, changed) }),
  };
}

const ended = { status: 'exited', startedAt: 0, finishedAt: 9 } as const;

function lines(world: World, options: Partial<LogOptions> = {}): string[] {
  const found = containerLogs(world, 'box', 'one', { ...both, ...options });
  if (isFailure(found)) throw new Error(found.message);
  return found.map(({ stream, time, text }) => `${stream === 'stdout' ? 1 : 2} ${time} ${text}`);
}

describe('logs', () => {
  const pieces = [
    ['stdout', 1, 'a1\na'],
    ['stderr', 2, 'e1\n'],
    ['stdout', 3, '2\na3\n'],
    ['stderr', 4, 'e'],
    ['stdout', 5, 'rest'],
  ] as const;

  it('are lines, in the order in which they were ended', () => {
    expect(lines(printed(pieces, ended))).toEqual([
      '1 1 a1\n',
      '2 2 e1\n',
      '1 3 a2\n',
      '1 3 a3\n',
      '1 5 rest',
      '2 4 e',
    ]);
  });

  it('lack what a running program has not ended', () => {
    expect(lines(printed(pieces, { status: 'running', startedAt: 0, pid: 1 }))).toEqual([
      '1 1 a1\n',
      '2 2 e1\n',
      '1 3 a2\n',
      '1 3 a3\n',
    ]);
  });

  it('do not join what one run left and the next began', () => {
    const world = printed(
      [
        ['stdout', 1, 'old'],
        ['stdout', 5, 'new\n'],
      ],
      { status: 'running', startedAt: 5, pid: 1 },
    );
    expect(lines(world)).toEqual(['1 1 old', '1 5 new\n']);
  });

  it('cut a line that is longer than the buffer of the engine', () => {
    const text = 'x'.repeat(16_384 + 5);
    expect(lines(printed([['stdout', 1, `${text}\n`]], ended)).map(({ length }) => length)).toEqual([
      4 + 16_384,
      4 + 6,
    ]);
  });

  it.each([
    [{ tail: 2 }, 2],
    [{ tail: '3' }, 3],
    [{ tail: '0' }, 0],
    [{ tail: 'all' }, 6],
    [{ tail: -1 }, 6],
    [{ tail: 'x' }, 6],
    [{ tail: 99 }, 6],
    [{ stderr: false }, 4],
    [{ stdout: false }, 2],
    [{ tail: 2, stderr: false }, 1],
    [{ since: 3 }, 4],
    [{ until: 2 }, 2],
    [{ since: 2, until: 3 }, 3],
    [{ tail: 1, until: 1 }, 0],
  ])('with %j are %i lines', (options, count) => {
    expect(lines(printed(pieces, ended), options)).toHaveLength(count);
  });

  it('say times with nine digits', () => {
    const world = printed([['stdout', epoch + 120, 'x\n']], ended);
    expect(lines(world, { timestamps: true })).toEqual([`1 ${epoch + 120} 2026-11-23T06:00:00.120000000Z x\n`]);
  });

  it('are refused without a stream or a container', () => {
    const { world } = new Machine();
    expect(containerLogs(world, 'box', 'one', both)).toMatchObject({ message: 'No such container: one' });
    expect(containerLogs(printed([], ended), 'box', 'one', { stdout: false, stderr: false })).toMatchObject({
      message: 'Bad parameters: you must choose at least one stream',
    });
  });
});

describe('events', () => {
  const machine = new Machine();
  machine.run({ name: 'one', config: { Labels: { k: 'v' } }, hostConfig: { Binds: ['data:/data'] } });
  const middle = machine.world.now;
  machine.advance(1000);
  machine.do({ call: 'exec', host: 'box', container: 'one', command: ['say', 'x'] });
  machine.call('kill-container', 'one');
  machine.commit('one', 'work:v1');
  machine.run({ name: 'two', image: 'work:v1' }, ['say', 'x']);

  function actions(options: ListEventsOptions): string {
    const events = listEvents(machine.world, 'box', options);
    if (isFailure(events)) throw new Error(events.message);
    return events.map(({ Type, Action }) => (Type === 'container' ? Action : `${Type} ${Action}`)).join(', ');
  }

  it('have the members of the real engine', () => {
    const events = listEvents(machine.world, 'box', { filters: { event: ['create'] } });
    if (isFailure(events)) throw new Error(events.message);
    const [volume, container] = events;
    expect(JSON.stringify(volume)).toBe(
      '{"Type":"volume","Action":"create","Actor":{"ID":"data","Attributes":{"driver":"local"}},"scope":"local",' +
        '"time":1795413600,"timeNano":1795413600001000000}',
    );
    expect(JSON.stringify(container)).toBe(
      `{"status":"create","id":"${container?.Actor.ID}","from":"box","Type":"container","Action":"create","Actor":{"ID":"` +
        `${container?.Actor.ID}","Attributes":{"image":"box","k":"v","name":"one"}},"scope":"local","time":1795413600,` +
        '"timeNano":1795413600001000000}',
    );
  });

  it.each([
    [{ event: ['start'] }, 'start, start'],
    [{ event: ['exec_create'] }, 'exec_create: say x'],
    [{ event: ['exec_create: say x'] }, 'exec_create: say x'],
    [{ event: ['exec'] }, ''],
    [{ type: ['volume'] }, 'volume create, volume mount, volume unmount'],
    [{ type: ['x'] }, ''],
    [{ container: ['two'] }, 'create, start, die'],
    [{ container: ['/two'] }, ''],
    [{ container: ['tw'] }, 'create, start, die'],
    [{ volume: ['dat'] }, 'volume create, volume mount, volume unmount'],
    [{ label: ['k=v'], event: ['kill'] }, 'kill'],
    [{ label: ['k=w'] }, ''],
    [{ image: ['work'], type: ['container'] }, 'create, start, die'],
    [{ image: ['work:v1'], type: ['image'] }, 'image tag'],
    [{ scope: ['local'], event: ['kill'] }, 'kill'],
    [{ scope: ['swarm'] }, ''],
    [{ daemon: ['x'] }, ''],
    [{ bogus: ['1'], event: ['kill'] }, 'kill'],
  ])('filtered by %j: %s', (filters, expected) => {
    expect(actions({ filters })).toBe(expected);
  });

  it('are those of a span of time, both ends included', () => {
    expect(actions({ until: middle, filters: { type: ['container'] } })).toBe('create, start');
    expect(actions({ since: middle, until: middle, filters: { type: ['container'] } })).toBe('start');
    expect(actions({ since: middle + 1, filters: { container: ['one'], event: ['create', 'start', 'kill'] } })).toBe(
      'kill',
    );
    expect(listEvents(machine.world, 'box', { since: 5000, until: 1000 })).toMatchObject({
      message: '`since` time (5) cannot be after `until` time (1)',
    });
  });
});
