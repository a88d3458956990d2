import { expect, it } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import type { Command } from '../../src/step/command.js';
import { step } from '../../src/step/step.js';

const lab = createLab();
const { world } = lab;
const host = lab.host().name;

it.each<Command>([
  { call: 'pull', host, reference: 'nosuch' },
  { call: 'pull', host, reference: 'busybox:nosuch' },
  { call: 'push', host, reference: 'nosuch' },
])('leaves the world as it is: %j', (command) => {
  const stepped = step(world, command, lab.core.means);
  expect(stepped.value).toMatchObject({ failure: { code: expect.any(String) } });
  expect(stepped.world).toBe(world);
});

it.each<[unknown, string]>([
  [{ call: 'create-container', host }, 'Config cannot be empty in order to create a container'],
  [{ call: 'create-container', host, config: null }, 'Config cannot be empty in order to create a container'],
  [null, 'A command is an object with a member `do` or `call`'],
  [undefined, 'A command is an object with a member `do` or `call`'],
  ['pull', 'A command is an object with a member `do` or `call`'],
  [{}, 'There is no command named undefined'],
  [{ do: 'toString' }, 'There is no command named toString'],
  [{ call: 'hasOwnProperty', host }, 'There is no engine call named hasOwnProperty'],
])('refuses %j in a clear sentence', (command, message) => {
  const stepped = step(world, command as Command, lab.core.means);
  expect(stepped.value).toMatchObject({ code: 'invalid-argument', message });
  expect(stepped.world).toBe(world);
});
