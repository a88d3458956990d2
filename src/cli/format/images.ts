/** `docker images`. */
import { formatGoTime } from '../../time/instant.js';
import { humanSize, humanSizeWithPrecision } from '../../time/size.js';
import type { Reading } from '../reading.js';
import type { RowOptions } from './containers.js';
import { chosenFormat, formatList } from './list-format.js';
import type { ListSpec } from './list-format.js';
import { shortId } from '../../digest/digest.js';
import { ago } from './words.js';
import type { Labels } from './words.js';

/** An item of `GET /images/json`; sizes and counts are -1 where the Engine did not compute them. */
export interface ImageSummaryDocument {
  readonly Id: string;
  readonly ParentId?: string;
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
  /** Seconds. */
  readonly Created: number;
  readonly Size: number;
  readonly SharedSize: number;
  readonly VirtualSize?: number;
  readonly Containers: number;
  readonly Labels?: Labels;
}

/** An image under one of its names. */
export interface ImageRow {
  readonly image: ImageSummaryDocument;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

const NONE = '<none>';
const ZERO_TIME = -62_135_596_800;

function splitAt(reference: string, mark: '@' | ':'): readonly [string, string] {
  const at = mark === '@' ? reference.indexOf('@') : reference.lastIndexOf(':');
  return [reference.slice(0, at), reference.slice(at + 1)];
}

function isDangling({ RepoTags: tags, RepoDigests: digests }: ImageSummaryDocument): boolean {
  if ((tags ?? []).length === 0 && (digests ?? []).length === 0) return true;
  return (
    tags?.length === 1 && tags[0] === `${NONE}:${NONE}` && digests?.length === 1 && digests[0] === `${NONE}@${NONE}`
  );
}

function byRepository(references: readonly string[] | null, mark: '@' | ':'): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const reference of references ?? []) {
    const [repository, rest] = splitAt(reference, mark);
    if (repository !== NONE) table.set(repository, [...(table.get(repository) ?? []), rest]);
  }
  return table;
}

/** Repositories in the order of their first mention; the real client's order is random. */
export function imageRows(image: ImageSummaryDocument, digests: 'shown' | 'asked' | 'no'): readonly ImageRow[] {
  if (isDangling(image)) return [{ image, repository: NONE, tag: NONE, digest: NONE }];
  const rows: ImageRow[] = [];
  const tags = byRepository(image.RepoTags, ':');
  const digestsOf = byRepository(image.RepoDigests, '@');
  for (const [repository, names] of tags) {
    const known = digests === 'no' ? [] : (digestsOf.get(repository) ?? []);
    digestsOf.delete(repository);
    const shown = known.length === 0 ? [NONE] : known;
    for (const tag of names) rows.push(...shown.map((digest) => ({ image, repository, tag, digest })));
  }
  for (const [repository, known] of digestsOf) {
    const shown = digests === 'shown' ? known : [''];
    rows.push(...shown.map((digest) => ({ image, repository, tag: NONE, digest })));
  }
  return rows;
}

function sizeOr(bytes: number): string {
  return bytes === -1 ? 'N/A' : humanSize(bytes);
}

/** Some Engines give the whole size twice, newer ones once. */
function wholeSize(image: ImageSummaryDocument): number {
  return image.VirtualSize ?? image.Size;
}

function uniqueSize({ image }: ImageRow): string {
  return image.SharedSize === -1 ? 'N/A' : humanSize(wholeSize(image) - image.SharedSize);
}

export function imageSpec({ trunc, now }: RowOptions): ListSpec<ImageRow> {
  return {
    type: '*formatter.imageContext',
    fields: [
      { name: 'ID', header: 'IMAGE ID', value: ({ image }) => (trunc ? shortId(image.Id) : image.Id) },
      { name: 'Repository', header: 'REPOSITORY', value: (row) => row.repository },
      { name: 'Tag', header: 'TAG', value: (row) => row.tag },
      { name: 'Digest', header: 'DIGEST', value: (row) => row.digest },
      {
        name: 'CreatedSince',
        header: 'CREATED',
        value: ({ image }) => (image.Created <= ZERO_TIME ? '' : ago(image.Created, now)),
      },
      { name: 'CreatedAt', header: 'CREATED AT', value: ({ image }) => formatGoTime(image.Created * 1000) },
      { name: 'Size', header: 'SIZE', value: ({ image }) => humanSizeWithPrecision(image.Size, 3) },
      {
        name: 'Containers',
        header: 'CONTAINERS',
        value: ({ image }) => (image.Containers === -1 ? 'N/A' : String(image.Containers)),
      },
      { name: 'VirtualSize', header: 'VIRTUAL SIZE', value: ({ image }) => humanSize(wholeSize(image)) },
      { name: 'SharedSize', header: 'SHARED SIZE', value: ({ image }) => sizeOr(image.SharedSize) },
      { name: 'UniqueSize', header: 'UNIQUE SIZE', value: uniqueSize },
    ],
  };
}

const CREATED = '{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}';
const RAW_HEAD = 'repository: {{ .Repository }}\\ntag: {{.Tag}}\\n';
const RAW_TAIL = 'image_id: {{.ID}}\\ncreated_at: {{.CreatedAt}}\\nvirtual_size: {{.Size}}\\n';

export interface ImageListOptions extends RowOptions {
  readonly quiet: boolean;
  readonly digests: boolean;
  readonly format: string;
}

function imageFormat({ quiet, digests, format }: ImageListOptions): string {
  if (format === 'raw' && quiet) return 'image_id: {{.ID}}';
  const digest = digests ? '{{.Digest}}\\t' : '';
  return chosenFormat(format, {
    table: `table {{.Repository}}\\t{{.Tag}}\\t${digest}{{.ID}}\\t${CREATED}\\t{{.Size}}`,
    raw: RAW_HEAD + (digests ? 'digest: {{.Digest}}\\n' : '') + RAW_TAIL,
    ...(quiet ? { quiet: '{{.ID}}' } : {}),
  });
}

export function formatImages(images: readonly ImageSummaryDocument[], options: ImageListOptions): Reading<string> {
  const format = imageFormat(options);
  const digests = options.digests ? 'shown' : format.includes('{{.Digest}}') ? 'asked' : 'no';
  const rows = images.flatMap((image) => imageRows(image, digests));
  return formatList(imageSpec(options), rows, format);
}
