import { describe, expect, it } from 'vitest';
import type { VolumeLifetime } from '../../src/volume/lifetime.js';
import { explain } from '../../src/explain/explain.js';
import { explainableVolumes } from '../../src/explain/volume-verdict.js';
import { english } from '../../src/language/english.js';
import { say } from '../../src/language/language.js';
import { isFailure } from '../../src/world/failure.js';
import { Machine } from '../view/machine.js';

type Story = (machine: Machine) => void;
const anonymous = { Volumes: { '/v': {} } };

const running: Story = (machine) => void machine.run({ name: 'one', config: anonymous });
const shared: Story = (machine) => {
  machine.run({ name: 'one', config: anonymous });
  machine.run({ name: 'two', hostConfig: { VolumesFrom: ['one'] } });
  machine.call('kill-container', 'one');
};
const ended: Story = (machine) => {
  machine.run({ name: 'one', config: anonymous }, ['say', 'x']);
};
const created: Story = (machine) => void machine.create({ name: 'one', config: anonymous });
const removed: Story = (machine) => {
  machine.create({ name: 'one', config: anonymous });
  machine.do({ call: 'remove-container', host: 'box', container: 'one' });
};
const named: Story = (machine) => void machine.run({ name: 'one', hostConfig: { Binds: ['data:/v'] } }, ['say', 'x']);

function explained(law: VolumeLifetime, story: Story): string {
  const machine = new Machine(law);
  story(machine);
  const [name = ''] = explainableVolumes(machine.world, 'box');
  const explanation = explain(machine.world, 'box', { volume: name });
  if (isFailure(explanation)) return explanation.message;
  expect(explanation.laws?.exists).toBe(machine.world.hosts.get('box')!.volumes.has(name));
  const told = [explanation.answer, explanation.because.at(-1)!].map((one) => say(one, english)).join(' ');
  return told.replace(/[0-9a-f]{12}/, 'V');
}

describe('why a volume is there or gone', () => {
  it.each<[VolumeLifetime, string, Story, string]>([
    [
      'course',
      'in use',
      running,
      "Volume V is there: container one runs and uses it. The engine's law keeps it too: container one refers to it, running or not.",
    ],
    [
      'course',
      'in use by an heir',
      shared,
      "Volume V is there: container two runs and uses it. The engine's law keeps it too: containers one and two refer to it, running or not.",
    ],
    [
      'course',
      'of an ended container',
      ended,
      "Volume V is gone: no container that mounts it runs any more, since container one has ended. The engine's law would have kept it: container one refers to it, running or not.",
    ],
    [
      'course',
      'not used yet',
      created,
      "Volume V is there: container one mounts it and has never been started. The engine's law keeps it too: container one refers to it, running or not.",
    ],
    [
      'course',
      'with a name',
      named,
      "Volume data is there: it has a name, and only `docker volume rm` or a prune removes it. The engine's law keeps it too.",
    ],
    [
      'engine',
      'in use',
      running,
      "Volume V is there: container one refers to it, running or not. The course's law keeps it too: container one runs and uses it.",
    ],
    [
      'engine',
      'of an ended container',
      ended,
      "Volume V is there: container one refers to it, running or not. The course's law would not keep it: no container that mounts it runs any more, since container one has ended.",
    ],
    [
      'engine',
      'left behind',
      removed,
      "Volume V is there: no container refers to it, and nobody has asked for its removal with `rm -v`, `--rm` or a prune. The course's law would not keep it: no container mounts it.",
    ],
    [
      'engine',
      'with a name',
      named,
      "Volume data is there: it has a name, and only `docker volume rm` or a prune removes it. The course's law keeps it too.",
    ],
  ])('under the law of the %s, %s', (law, _, story, sentence) => {
    expect(explained(law, story)).toBe(sentence);
  });

  it('comes as data', () => {
    const machine = new Machine('course');
    ended(machine);
    const [name = ''] = explainableVolumes(machine.world, 'box');
    expect(explain(machine.world, 'box', { volume: name })).toMatchObject({
      laws: {
        volume: name,
        anonymous: true,
        exists: false,
        verdict: { law: 'course', kept: false, because: 'ended', containers: ['one'] },
        other: { law: 'engine', kept: true, because: 'referenced', containers: ['one'] },
      },
    });
  });

  it('cannot be told of what nobody remembers', () => {
    expect(explain(new Machine().world, 'box', { volume: 'nosuch' })).toMatchObject({
      message: 'get nosuch: no such volume',
    });
  });
});
