import { describe, expect, it } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { SlipwayError, failure, isFailure } from '../../src/world/failure.js';

describe('a transaction', () => {
  it('is one step back and one forth', () => {
    const lab = createLab();
    const before = lab.world;
    const names = lab.transaction(() => ['one', 'two', 'three'].map((name) => lab.host().createVolume(name).name));
    expect(names).toEqual(['one', 'two', 'three']);
    const after = lab.world;
    expect(lab.undo()).toBe(true);
    expect(lab.world === before).toBe(true);
    expect(lab.undo()).toBe(false);
    expect(lab.redo()).toBe(true);
    expect(lab.world === after).toBe(true);
  });

  it('that throws leaves the identical world, past, future and events', () => {
    const lab = createLab();
    lab.host().createVolume('before');
    lab.host().createVolume('undone');
    lab.undo();
    const { world } = lab;
    const mistake = new Error('half way');
    const thrown = () =>
      lab.transaction(() => {
        lab.host().run('busybox', { command: 'true' });
        expect(lab.takeEvents().length).toBeGreaterThan(1);
        lab.advance('1h');
        throw mistake;
      });
    expect(thrown).toThrow(mistake);
    expect(lab.world === world).toBe(true);
    expect(lab.redo() && lab.host().volumes.map(({ name }) => name)).toEqual(['before', 'undone']);
    expect(lab.undo() && lab.world === world).toBe(true);
  });

  it('ends with the failure of a call, or with one given back', () => {
    const lab = createLab();
    const { world } = lab;
    const refused = () =>
      lab.transaction(() => {
        lab.host().createVolume('data');
        lab.host().run('busybox', { name: 'no good' });
      });
    expect(refused).toThrow(SlipwayError);
    const given = lab.transaction(() => {
      lab.host().createVolume('data');
      return failure('invalid-argument', 'not today');
    });
    expect(isFailure(given)).toBe(true);
    expect(lab.world === world).toBe(true);
    expect(lab.takeEvents()).toEqual([]);
  });

  it('goes on after a failure that it keeps to itself', () => {
    const lab = createLab();
    lab.transaction(() => {
      expect(isFailure(lab.host().tryRun('busybox', { name: 'no good' }))).toBe(true);
      lab.host().createVolume('data');
    });
    expect(lab.host().volumes.map(({ name }) => name)).toEqual(['data']);
  });

  it('may have another one inside, which fails alone when somebody catches it', () => {
    const lab = createLab();
    lab.takeEvents();
    const before = lab.world;
    lab.transaction(() => {
      lab.host().createVolume('outer');
      expect(() =>
        lab.transaction(() => {
          lab.host().createVolume('inner');
          throw new Error('inside');
        }),
      ).toThrow('inside');
      lab.transaction(() => lab.host().createVolume('second'));
    });
    expect(lab.host().volumes.map(({ name }) => name)).toEqual(['outer', 'second']);
    expect(lab.takeEvents().map(({ id }) => id)).toEqual(['outer', 'second']);
    expect(lab.undo() && lab.world === before).toBe(true);
  });

  it('has all its events, though a world remembers 256, and an undo takes them along', () => {
    const lab = createLab();
    lab.takeEvents();
    const many = () => {
      for (let i = 0; i < 300; i++) lab.host().createVolume(`v${i}`);
    };
    lab.transaction(many);
    lab.undo();
    lab.redo();
    expect(lab.world.events.size).toBe(256);
    lab.undo();
    expect(lab.takeEvents()).toEqual([]);
    lab.transaction(many);
    const fork = lab.fork();
    for (const one of [lab, fork]) {
      expect(one.takeEvents().map(({ id }) => id)).toEqual(Array.from({ length: 300 }, (_, i) => `v${i}`));
      expect(one.takeEvents()).toEqual([]);
    }
  });

  it('cannot be undone from inside; a fork taken inside undoes the half of it', () => {
    const lab = createLab();
    const before = lab.world;
    const fork = lab.transaction(() => {
      lab.host().createVolume('data');
      expect(lab.undo()).toBe(false);
      expect(lab.redo()).toBe(false);
      return lab.fork();
    });
    expect(lab.host().volumes.length).toBe(1);
    expect(fork.host().volumes.length).toBe(1);
    expect(fork.undo() && fork.world === before).toBe(true);
  });

  it('says that it cannot wait', () => {
    const lab = createLab();
    const { world } = lab;
    const late = () => {
      lab.host().createVolume('data');
      return Promise.resolve();
    };
    expect(() => lab.transaction(late)).toThrow('cannot wait for a promise');
    expect(lab.world === world).toBe(true);
  });
});
