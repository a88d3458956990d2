import { describe, expectTypeOf, it } from 'vitest';
import {
  type Broken,
  type Command,
  type Event,
  type Failure,
  invariants,
  type Means,
  newWorld,
  restore,
  snapshot,
  step,
  type Stepped,
  tryRestore,
  type ValueOf,
  type World,
} from 'slipway';

type Refused = Extract<ValueOf<{ host: string; call: 'commit'; container: string }>, { readonly refused: Failure }>;

describe('the step', () => {
  it('takes a world and a command, and gives the next world, the value and the events', () => {
    expectTypeOf(step).parameters.toExtend<[World, Command, Means]>();
    expectTypeOf<Stepped<string>>().toEqualTypeOf<{
      readonly world: World;
      readonly value: string;
      readonly events: readonly Event[];
    }>();
  });

  it('gives each command a value of its own type', () => {
    expectTypeOf<ValueOf<{ do: 'advance'; milliseconds: number }>>().toEqualTypeOf<undefined>();
    expectTypeOf<ValueOf<{ do: 'await'; limit: number; capture: number }>>().toEqualTypeOf<boolean>();
    expectTypeOf<ValueOf<{ host: string; call: 'stop-container'; container: string }>>().toEqualTypeOf<
      boolean | Refused
    >();
  });

  it('refuses what is no command', () => {
    const world = newWorld({ seed: 's', volumeLifetime: 'course', now: 0 });
    // @ts-expect-error there is no such command
    const stepped = step(world, { do: 'explode' }, { programs: {} });
    expectTypeOf(stepped.world).toEqualTypeOf<World>();
  });
});

describe('a world', () => {
  it('is immutable', () => {
    const world = newWorld({ seed: 's', volumeLifetime: 'course', now: 0 });
    // @ts-expect-error a world is read-only
    world.now = 1;
    expectTypeOf(world).toEqualTypeOf<World>();
  });

  it('is saved, loaded and judged', () => {
    expectTypeOf(snapshot).toEqualTypeOf<(world: World) => string>();
    expectTypeOf(restore).toEqualTypeOf<(text: string) => World>();
    expectTypeOf(tryRestore).toEqualTypeOf<(text: string) => World | Failure>();
    expectTypeOf(invariants).toEqualTypeOf<(world: World) => readonly Broken[]>();
  });
});
