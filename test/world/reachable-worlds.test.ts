import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariants } from '../../src/world/invariants.js';
import { snapshot } from '../../src/world/snapshot.js';
import { restore } from '../../src/world/snapshot-restore.js';
import { Machine } from '../view/machine.js';

const names = ['a1', 'b2', 'c3'];
const name = fc.constantFrom(...names);
const create = fc.record({
  name,
  image: fc.constantFrom('box', 'work', 'other'),
  command: fc.constantFrom(['wait'], ['fill', '/f', '10'], ['fill', '/v/f', '5', '1'], ['say', 'x'], ['nosuch']),
  hostConfig: fc.record(
    {
      Binds: fc.constantFrom(['data:/v'], ['/work/h:/h'], ['/work/h/f:/g', 'data:/d']),
      VolumesFrom: fc.constantFrom(['a1'], ['b2:ro'], ['a1', 'c3']),
      AutoRemove: fc.boolean(),
      RestartPolicy: fc.constantFrom({ Name: 'always' }, { Name: 'on-failure', MaximumRetryCount: 2 }, { Name: 'no' }),
      PortBindings: fc.constantFrom({ '80/tcp': [{ HostPort: '8080' }] }, { '80/tcp': [{}] }),
    },
    { requiredKeys: [] },
  ),
  config: fc.record(
    {
      Volumes: fc.constantFrom({ '/v': {} }, { '/v': {}, '/w': {} }),
      OpenStdin: fc.boolean(),
      Healthcheck: fc.constantFrom(
        { Test: ['CMD', 'say', 'ok'], Interval: 1e9 },
        { Test: ['CMD', 'complain'], Interval: 1e9 },
      ),
    },
    { requiredKeys: [] },
  ),
  start: fc.boolean(),
});
const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('create' as const), options: create }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'start-container',
        'stop-container',
        'kill-container',
        'pause-container',
        'unpause-container',
        'remove',
        'remove -v',
        'remove -f',
        'commit',
        'exec',
        'attach-container',
        'close input',
      ),
      name,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'remove-image',
        'untag',
        'tag',
        'prune-images',
        'prune-volumes',
        'prune-containers',
        'volume rm',
        'link',
        'unlink',
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('advance' as const), milliseconds: fc.constantFrom(1, 150, 2500, 20_000) }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

function perform(machine: Machine, one: Action): void {
  const host = 'box';
  const target = 'name' in one ? { host, container: one.name } : { host, container: '' };
  switch (one.do) {
    case 'create': {
      const { name: called, image, command, hostConfig, config, start } = one.options;
      machine.create({ name: called, image, hostConfig, config }, command);
      if (start) machine.call('start-container', called);
      return;
    }
    case 'remove':
    case 'remove -v':
    case 'remove -f':
      return void machine.do({
        call: 'remove-container',
        ...target,
        volumes: one.do === 'remove -v',
        force: one.do === 'remove -f',
      });
    case 'commit':
      return void machine.commit(target.container, 'work');
    case 'exec':
      return void machine.do({ call: 'exec', ...target, command: ['wait'], stdin: true });
    case 'close input':
      return void machine.do({ call: 'write-input', container: target.container, host, bytes: 'x', end: true });
    case 'remove-image':
    case 'untag':
      return void machine.do({
        call: 'remove-image',
        host,
        image: one.do === 'untag' ? 'other' : 'work',
        force: one.do === 'untag',
      });
    case 'tag':
      return void machine.do({ call: 'tag-image', host, source: 'work', target: 'other' });
    case 'prune-images':
    case 'prune-volumes':
    case 'prune-containers':
      return void machine.do({ call: one.do, host });
    case 'volume rm':
      return void machine.do({ call: 'remove-volume', host, volume: 'data' });
    case 'link':
      return void machine.do({ do: 'edit-files', host, edits: [{ edit: 'write', path: '/work/h/f', bytes: 'f' }] });
    case 'unlink':
      return void machine.do({
        do: 'edit-files',
        host,
        edits: [{ edit: 'rename', from: '/work/h/f', to: '/work/moved' }],
      });
    case 'advance':
      return machine.advance(one.milliseconds);
    default:
      return void machine.do({ call: one.do, ...target } as never);
  }
}

/** A refusal is fine; an accident is not. */
function attempt(machine: Machine, one: Action): void {
  try {
    perform(machine, one);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !thrown.message.startsWith('refused: ')) throw thrown;
  }
}

describe.each(['course', 'engine'] as const)('under the law of the %s', (law) => {
  it('every world that commands lead to is sound, and so is what was restored from its snapshot', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const machine = new Machine(law);
        for (const one of actions) {
          attempt(machine, one);
          expect(invariants(machine.world)).toEqual([]);
        }
        const again = new Machine(law);
        const half = Math.floor(actions.length / 2);
        for (const [at, one] of actions.entries()) {
          if (at === half) again.world = restore(snapshot(again.world));
          attempt(again, one);
        }
        expect(snapshot(again.world)).toBe(snapshot(machine.world));
      }),
      { numRuns: 150 },
    );
  });
});
