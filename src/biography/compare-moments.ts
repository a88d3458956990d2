import { shortId } from '../digest/digest.js';
import { volumeName } from '../explain/display-name.js';
import { emptyDirectory } from '../filesystem/empty-filesystem.js';
import { directoryAt } from '../filesystem/lookup.js';
import { isWithin } from '../filesystem/path.js';
import type { Host } from '../host/host.js';
import type { ObjectState, ThingKind } from '../language/comparison-values.js';
import { writableSize } from '../container/writable-size.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import type { Registry } from '../registry/registry.js';
import { compareTables, emptyTable, type Table } from '../table/table.js';
import { volumeSize } from '../view/disk-usage.js';
import { volumeFolder } from '../volume/volume.js';
import type { World } from '../world/world.js';
import { compareFiles, type FileDifference } from './compare-files.js';

/** One object that is in one moment only, or has another state in the other. */
export interface ObjectDifference {
  readonly kind: ThingKind;
  /** Of the machine that it is on; of a registry, its own name. */
  readonly host: string;
  /** Unique among its kind: an id or a name in full. */
  readonly id: string;
  /** As lists show it. */
  readonly name: string;
  /** Absent: not there. */
  readonly before?: ObjectState;
  readonly after?: ObjectState;
  /** Of what is in both: what differs in a container's own files, in a volume, on the machine itself. */
  readonly files: readonly FileDifference[];
}

/** What is different between two moments: of one story, or of two branches. */
export interface MomentsCompared {
  /** What the clocks show. */
  readonly now: readonly [before: number, after: number];
  /** Machines in the order of their names, and for each: containers, images, names of images, volumes, networks. */
  readonly objects: readonly ObjectDifference[];
}

/** What is known of one kind of object: where its rows are, and what is told of each. */
interface Kind<Row> {
  readonly kind: ThingKind;
  rows(host: Host): Table<string, Row>;
  tell(row: Row, host: Host, id: string): { readonly name: string; readonly state: ObjectState };
  files?(before: Row, after: Row, hosts: readonly [Host, Host], id: string): readonly FileDifference[];
}

/** An `unknown` row is cast where its kind is known. */
function kind<Row>(one: Kind<Row>): Kind<unknown> {
  return one as unknown as Kind<unknown>;
}

const kinds: readonly Kind<unknown>[] = [
  kind({
    kind: 'container',
    rows: ({ containers }) => containers,
    tell: (row) => {
      const { status, exitCode } = row.state;
      return { name: row.name, state: { is: 'container', status, code: exitCode, bytes: writableSize(row) } };
    },
    files: (before, after) => compareFiles(before.files.root, after.files.root).files,
  }),
  kind({
    kind: 'image',
    rows: ({ images }) => images.images,
    tell: ({ size }, _, id) => ({ name: id.slice(7, 19), state: { is: 'size', bytes: size } }),
  }),
  kind({
    kind: 'name',
    rows: ({ images }) => images.references,
    tell: (image, _, name) => ({
      name: familiarString(parseCanonical(name)),
      state: { is: 'image', image: shortId(image) },
    }),
  }),
  kind({
    kind: 'volume',
    rows: ({ volumes }) => volumes,
    tell: (_, host, name) => ({ name: volumeName(name), state: { is: 'size', bytes: volumeSize(host, name) } }),
    files: (_before, _after, [old, now], name) => {
      const [a, b] = [old, now].map(({ files }) => directoryAt(files.root, volumeFolder(name)) ?? emptyDirectory());
      return a === undefined || b === undefined ? [] : compareFiles(a, b).files;
    },
  }),
  kind({
    kind: 'network',
    rows: ({ networks }) => networks,
    tell: ({ name }) => ({ name, state: { is: 'there' } }),
  }),
];

function sameState(a: ObjectState | undefined, b: ObjectState | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function ofKind(one: Kind<unknown>, old: Host | undefined, now: Host | undefined, host: string): ObjectDifference[] {
  const found: ObjectDifference[] = [];
  const rows = (side: Host | undefined): Table<string, unknown> => (side ? one.rows(side) : emptyTable());
  const visit = (id: string, before: unknown, after: unknown) => {
    const a = before === undefined || old === undefined ? undefined : one.tell(before, old, id);
    const b = after === undefined || now === undefined ? undefined : one.tell(after, now, id);
    const both = a !== undefined && b !== undefined && old !== undefined && now !== undefined;
    const files = both ? (one.files?.(before, after, [old, now], id) ?? []) : [];
    const renamed = both && a.name !== b.name;
    if (both && !renamed && files.length === 0 && sameState(a.state, b.state)) return;
    found.push({
      kind: one.kind,
      host,
      id,
      name: renamed ? `${a.name} -> ${b.name}` : (b?.name ?? a?.name ?? id),
      ...(a === undefined ? {} : { before: a.state }),
      ...(b === undefined ? {} : { after: b.state }),
      files,
    });
  };
  // What a volume holds is not in its row: every one that is in both is looked at, and skipped where nothing differs.
  if (one.kind === 'volume') {
    const [a, b] = [rows(old), rows(now)];
    for (const id of [...new Set([...a.keys(), ...b.keys()])].sort()) visit(id, a.get(id), b.get(id));
  } else compareTables(rows(old), rows(now), visit);
  return found;
}

/** Where the engine keeps its own things: told as volumes and containers. */
const engineFolder = '/var/lib/docker';

function ownFiles(old: Host | undefined, now: Host | undefined, host: string): readonly ObjectDifference[] {
  if (old === undefined || now === undefined) {
    const there: ObjectState = { is: 'there' };
    return [
      {
        kind: 'host',
        host,
        id: host,
        name: host,
        ...(old ? { before: there } : {}),
        ...(now ? { after: there } : {}),
        files: [],
      },
    ];
  }
  const files = compareFiles(old.files.root, now.files.root).files.filter(({ path }) => !isWithin(path, engineFolder));
  if (files.length === 0) return [];
  return [{ kind: 'host', host, id: host, name: host, before: { is: 'there' }, after: { is: 'there' }, files }];
}

function tagsOf(registry: Registry | undefined): ReadonlyMap<string, string> {
  const tags = [...(registry?.repositories ?? [])].flatMap(([path, repository]) =>
    [...repository.tags].map(([tag, digest]) => [`${path}:${tag}`, digest] as const),
  );
  return new Map(tags);
}

function ofRegistry(host: string, old: Registry | undefined, now: Registry | undefined): readonly ObjectDifference[] {
  const [a, b] = [tagsOf(old), tagsOf(now)];
  return [...new Set([...a.keys(), ...b.keys()])].sort().flatMap((id): ObjectDifference[] => {
    const [before, after] = [a.get(id), b.get(id)];
    if (before === after) return [];
    const state = (digest: string): ObjectState => ({ is: 'image', image: digest.slice(7, 19) });
    return [
      {
        kind: 'tag',
        host,
        id,
        name: `${host}/${id}`,
        ...(before === undefined ? {} : { before: state(before) }),
        ...(after === undefined ? {} : { after: state(after) }),
        files: [],
      },
    ];
  });
}

/** The objects and files that differ between two worlds. Costs what differs, where they share the rest. */
export function compareMoments(before: World, after: World): MomentsCompared {
  const objects: ObjectDifference[] = [];
  compareTables(before.hosts, after.hosts, (name, old, now) => {
    objects.push(...ownFiles(old, now, name));
    for (const one of kinds) objects.push(...ofKind(one, old, now, name));
  });
  compareTables(before.registries, after.registries, (name, old, now) => objects.push(...ofRegistry(name, old, now)));
  return { now: [before.now, after.now], objects };
}
