import { expect, it } from 'vitest';
import type { Lab } from '../../src/lab/lab.js';
import type { Command } from '../../src/step/command.js';
import { volumeFolder } from '../../src/volume/volume.js';
import { isFailure } from '../../src/world/failure.js';
import type { World } from '../../src/world/world.js';
import { baseLab, holds, play, timeout } from './law.js';
import { emptyModel, type Model, ModelStep } from './lifetime-model.js';

function eventsBetween(before: World, after: World) {
  const last = before.events.last()?.[0] ?? 0;
  return [...after.events.entriesFrom(last + 1)].map(([, event]) => event);
}

function volumesOf(world: World): Map<string, boolean> {
  const rows = [...world.hosts.values()].flatMap((host) =>
    [...host.volumes.values()].map((volume) => [`${host.name} ${volume.name}`, volume.anonymous] as const),
  );
  return new Map(rows);
}

/** What one command makes of the model. `value` is what the step gave for it. */
function modelStep(model: Model, before: World, command: Command, after: World, value: unknown): Model {
  const next = new ModelStep(model, command, after).take(eventsBetween(before, after));
  if (!('call' in command)) return next;
  const { host } = command;
  if (command.call === 'create-volume' && !isFailure(value)) {
    const key = `${host} ${String(value)}`;
    if (!next.volumes.has(key)) next.volumes.set(key, !command.name);
  }
  if (command.call === 'remove-volume' && next.volumes.has(`${host} ${command.volume}`)) {
    expect(next.isUnused(`${host} ${command.volume}`)).toBe(true);
    next.volumes.delete(`${host} ${command.volume}`);
  }
  if (command.call === 'prune-volumes') {
    for (const key of [...next.volumes.keys()].filter((one) => one.startsWith(`${host} `) && next.isUnused(one))) {
      next.volumes.delete(key);
    }
  }
  // What was made for a container that could not be created stays.
  if (isFailure(value) && command.call === 'create-container') {
    for (const [key, anonymous] of volumesOf(after)) if (!next.volumes.has(key)) next.volumes.set(key, anonymous);
  }
  return next;
}

function watch(lab: Lab): void {
  const models = new WeakMap<World, Model>([[lab.world, emptyModel]]);
  const { core } = lab;
  const plain = core.do.bind(core);
  core.do = ((command: Command) => {
    const { world: before } = core;
    const value = plain(command);
    const { world: after } = core;
    if (after === before) return value;
    const known = models.get(before) ?? emptyModel;
    // A failure that comes with another world is a refusal that leaves something behind: see Refused.
    const model = modelStep(known, before, command, after, value);
    models.set(after, model);
    expect(volumesOf(after), JSON.stringify(command)).toEqual(model.volumes);
    return value;
  }) as typeof core.do;
}

it('a volume disappears exactly when its law says so, and no earlier', { timeout }, () => {
  holds((sequence) => {
    const lab = baseLab(sequence);
    watch(lab);
    play(sequence, undefined, lab);
    for (const host of lab.hosts) {
      for (const { name } of host.volumes) expect(host.files.exists(volumeFolder(name))).toBe(true);
    }
  });
});

it('a bind-mounted file outlives everything', { timeout }, () => {
  holds((sequence) => {
    const lab = baseLab(sequence);
    for (const host of lab.hosts) host.files.write('/home/files/kept', 'kept\n');
    const deleted = new Set<string>();
    play(
      sequence,
      (_, command) => {
        if (command.command === 'delete' && command.path === '/home/files')
          deleted.add(lab.hosts[command.host]?.name ?? '');
      },
      lab,
    );
    for (const host of lab.hosts) {
      for (const container of host.containers) container.remove({ force: true, volumes: true });
      host.pruneVolumes();
      if (!deleted.has(host.name)) expect(host.files.read('/home/files/kept')).toBe('kept\n');
    }
  });
});
