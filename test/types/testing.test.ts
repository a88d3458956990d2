import type fc from 'fast-check';
import { describe, expectTypeOf, it } from 'vitest';
import type { Failure, FileRow, Lab, RunOptions } from 'slipway';
import {
  apply,
  type CommandSequence,
  commandSequences,
  describe as lineOf,
  images,
  type ImagesDocument,
  type LabCommand,
  references,
  runOptions,
  sequenceLab,
  trees,
} from 'slipway/testing';

describe('generators', () => {
  it('are arbitraries of plain data', () => {
    expectTypeOf(references).returns.toEqualTypeOf<fc.Arbitrary<string>>();
    expectTypeOf(trees).returns.toEqualTypeOf<fc.Arbitrary<readonly FileRow[]>>();
    expectTypeOf(images).returns.toEqualTypeOf<fc.Arbitrary<ImagesDocument>>();
    expectTypeOf(runOptions).returns.toEqualTypeOf<fc.Arbitrary<RunOptions>>();
    expectTypeOf(commandSequences).returns.toEqualTypeOf<fc.Arbitrary<CommandSequence>>();
  });

  it('can all be called without constraints', () => {
    expectTypeOf(references).toBeCallableWith();
    expectTypeOf(trees).toBeCallableWith();
    expectTypeOf(images).toBeCallableWith();
    expectTypeOf(commandSequences).toBeCallableWith();
  });
});

describe('sequences', () => {
  it('are applied command by command', () => {
    expectTypeOf(sequenceLab).returns.toEqualTypeOf<Lab>();
    expectTypeOf(apply).toEqualTypeOf<(lab: Lab, command: LabCommand) => 'done' | 'skipped' | Failure>();
    expectTypeOf(lineOf).toEqualTypeOf<(command: LabCommand, lab?: Lab) => string>();
  });
});
