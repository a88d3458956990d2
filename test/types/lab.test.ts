import { describe, expectTypeOf, it } from 'vitest';
import {
  type Container,
  type ContainerRow,
  createLab,
  type Failure,
  type Folder,
  type Host,
  type Image,
  type Lab,
  type LabOptions,
  type Moment,
  type Output,
  type Registry,
  restoreLab,
  type RunOptions,
  tryCreateLab,
  tryRestoreLab,
  type Volume,
  type VolumeLifetime,
} from 'slipway';

const lab = createLab();
const host = lab.host();
const container = host.create('busybox');

describe('a lab', () => {
  it('is made from options that all may be left out', () => {
    expectTypeOf(createLab).toEqualTypeOf<(options?: LabOptions) => Lab>();
    expectTypeOf(tryCreateLab).toEqualTypeOf<(options?: LabOptions) => Lab | Failure>();
    expectTypeOf<LabOptions>().toExtend<{ readonly seed?: string; readonly volumeLifetime?: VolumeLifetime }>();
    expectTypeOf<Record<never, never>>().toExtend<LabOptions>();
    expectTypeOf<VolumeLifetime>().toEqualTypeOf<'course' | 'engine'>();
  });

  it('comes back from text', () => {
    expectTypeOf<Lab['snapshot']>().toEqualTypeOf<() => string>();
    expectTypeOf(restoreLab).returns.toEqualTypeOf<Lab>();
    expectTypeOf(tryRestoreLab).returns.toEqualTypeOf<Lab | Failure>();
  });

  it('goes back, forth and apart', () => {
    expectTypeOf<Lab['undo']>().toEqualTypeOf<(steps?: number) => boolean>();
    expectTypeOf<Lab['redo']>().toEqualTypeOf<(steps?: number) => boolean>();
    expectTypeOf<Lab['fork']>().toEqualTypeOf<(moment?: string) => Lab>();
    expectTypeOf<Lab['mark' | 'forget' | 'goTo']>().toEqualTypeOf<(name: string) => void>();
    expectTypeOf<Lab['tryGoTo']>().returns.toEqualTypeOf<Failure | undefined>();
    expectTypeOf<Lab['moments']>().toEqualTypeOf<readonly Moment[]>();
    expectTypeOf<Moment['world']>().toEqualTypeOf<Lab['world']>();
    expectTypeOf<Lab['advance']>().toEqualTypeOf<(time: string | number) => void>();
  });
});

/** Names of calls that have a form which gives its failure back. */
type Tried<T> = keyof T extends infer K ? (K extends `try${infer Name}` ? Name : never) : never;
type HasPlainForm<T> = Exclude<Uncapitalize<Tried<T>>, keyof T>;

describe('every call that can fail', () => {
  it('has a throwing form beside the one that gives its failure back', () => {
    expectTypeOf<HasPlainForm<Lab>>().toEqualTypeOf<never>();
    expectTypeOf<HasPlainForm<Host>>().toEqualTypeOf<never>();
    expectTypeOf<HasPlainForm<Container>>().toEqualTypeOf<never>();
    expectTypeOf<HasPlainForm<Image>>().toEqualTypeOf<never>();
    expectTypeOf<HasPlainForm<Volume>>().toEqualTypeOf<never>();
    expectTypeOf<HasPlainForm<Folder>>().toEqualTypeOf<never>();
  });

  it('gives a failure as data', () => {
    expectTypeOf<Host['tryRun']>().returns.toEqualTypeOf<Container | Failure>();
    expectTypeOf<Host['run']>().returns.toEqualTypeOf<Container>();
    expectTypeOf<Container['tryStart']>().returns.toEqualTypeOf<Failure | undefined>();
    expectTypeOf<Container['tryExec']>().returns.toEqualTypeOf<Output | Failure>();
    expectTypeOf<Container['tryCommit']>().returns.toEqualTypeOf<Image | Failure>();
    expectTypeOf<Failure>().toHaveProperty('code').extract<'stuck'>().toEqualTypeOf<'stuck'>();
  });
});

describe('handles', () => {
  it('say what things are', () => {
    expectTypeOf(host.containers).toEqualTypeOf<readonly Container[]>();
    expectTypeOf(host.images).toEqualTypeOf<readonly Image[]>();
    expectTypeOf(host.volumes).toEqualTypeOf<readonly Volume[]>();
    expectTypeOf(host.files).toEqualTypeOf<Folder>();
    expectTypeOf(lab.registry()).toEqualTypeOf<Registry>();
    expectTypeOf(container.row).toEqualTypeOf<ContainerRow>();
    expectTypeOf(container.exitCode).toBeNumber();
    expectTypeOf(container.image.sharedSize).toBeNumber();
    expectTypeOf(container.image.tags).toEqualTypeOf<readonly string[]>();
    expectTypeOf<Output>().toEqualTypeOf<{
      readonly stdout: string;
      readonly stderr: string;
      readonly exitCode: number;
    }>();
  });

  it('cannot be written to', () => {
    expectTypeOf<Container>().toHaveProperty('id').toBeString();
    // @ts-expect-error an id is read-only
    container.id = '';
    // @ts-expect-error there is no such flag
    const options: RunOptions = { detached: true };
    expectTypeOf(options).toEqualTypeOf<RunOptions>();
  });

  it('take one another where Docker takes names', () => {
    expectTypeOf<RunOptions['volumesFrom']>().toEqualTypeOf<
      readonly (string | { readonly id: string })[] | undefined
    >();
    expectTypeOf<{ readonly volumesFrom: readonly [Container] }>().toExtend<RunOptions>();
  });
});
