import fc from 'fast-check';
import { type Chance, chanceOf } from './chance.js';
import { copy, execution, inquiry, lifecycle, removal } from './containers.js';
import { creation } from './creation.js';
import { hostCommand } from './host.js';
import { imageCommand, registryCommand } from './images.js';
import { Names } from './names.js';
import { type Command, line, type Program } from './program.js';
import { list, systemPrune, volumeCommand } from './volumes.js';

/** Each kind of command, by how often it comes. */
function next(chance: Chance, names: Names): readonly Command[] {
  return chance.weighted<() => readonly Command[]>([
    [16, () => creation(chance, names)],
    [13, () => [execution(chance, names)]],
    [12, () => [lifecycle(chance, names)]],
    [8, () => [removal(chance, names)]],
    [6, () => [copy(chance, names)]],
    [8, () => [inquiry(chance, names)]],
    [names.registry ? 10 : 16, () => [imageCommand(chance, names)]],
    [names.registry ? 10 : 0, () => [registryCommand(chance, names)]],
    [8, () => [volumeCommand(chance, names)]],
    [9, () => [list(chance)]],
    [1, () => [systemPrune(chance)]],
    [8, () => [hostCommand(chance, names)]],
  ])();
}

function program(chance: Chance): Program {
  const registry = chance.percent(20);
  const names = new Names(chance, registry);
  const length = chance.number(20, 40);
  const commands: Command[] = [line('mkdir site; echo first > site/a; echo second > conf')];
  commands.push(...creation(chance, names));
  while (commands.length < length) commands.push(...next(chance, names));
  return { registry, commands };
}

const programs = fc.gen().map((gen) => program(chanceOf(gen)));

/** The program of this number under a seed: always the same. */
export function programOf(seed: number, number: number): Program {
  const own = (Math.imul(seed, 1_000_003) + number) | 0;
  return fc.sample(programs, { seed: own, numRuns: 1 })[0]!;
}
