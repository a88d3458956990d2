/*
 * Where the real Engine fixes no order, lines may change places, and nowhere else:
 *
 *   images          rows of images created in the same second; the tags of one repository stay sorted
 *   system df -v    the same, and the rows of volumes
 *   push, pull      the lines of progress between two other lines
 *   load            the names of several images
 *   prune           images, volumes and networks; containers go from the newest to the oldest
 *   volume ls       where anonymous volumes stand
 *   events          what one command with several arguments caused, but each object's own events stay in order
 *
 * What lines cannot say alone, like-authors.ts puts into order: `diff`, and the mounts of `inspect`.
 */
import { dockerOperands, dockerVerb, dockerWords } from './docker-words.js';
import { headerOf, rolesOf } from './table-rows.js';

/** Lines of one group may change places; lines of one lane of it keep their order. */
export interface Freedom {
  readonly group: string;
  readonly lane?: string;
}

export type Freedoms = readonly (Freedom | undefined)[];

/** A command that ran earlier, and when (milliseconds). */
export interface PastCommand {
  readonly command: string;
  readonly from: number;
  readonly until: number;
}

export interface OrderQuestion {
  readonly command: string;
  readonly actual: readonly string[];
  readonly past: readonly PastCommand[];
  /** The lines of the same command with this `--format`. */
  readonly reformat: (format: string) => readonly string[];
}

function imageFreedoms(question: OrderQuestion, rows: readonly number[], format: string): Freedoms {
  const facts = question.reformat(format);
  const freedoms: (Freedom | undefined)[] = question.actual.map(() => undefined);
  if (facts.length !== rows.length || !facts.every((fact) => fact.split('|').length === 3)) return freedoms;
  rows.forEach((row, index) => {
    const [id = '', repository = '', created = ''] = (facts[index] ?? '').split('|');
    freedoms[row] = { group: `created ${created}`, lane: `${id} ${repository}` };
  });
  return freedoms;
}

const indexesOf = (lines: readonly string[], accepts: (line: string, index: number) => boolean): number[] =>
  lines.flatMap((line, index) => (accepts(line, index) ? [index] : []));

function listFreedoms(question: OrderQuestion): Freedoms {
  const roles = rolesOf(question.actual);
  const rows = roles.includes('header')
    ? indexesOf(question.actual, (_, index) => roles[index] === 'row')
    : question.actual.map((_, index) => index);
  return imageFreedoms(question, rows, '{{.ID}}|{{.Repository}}|{{.CreatedAt}}');
}

function diskUsageFreedoms(question: OrderQuestion, words: readonly string[]): Freedoms {
  const own = words.join(' ').match(/\.(Images|Containers|Volumes|BuildCache)\b/g) ?? [];
  if (own.length > 0)
    return question.actual.map(() => (own.every((name) => name === '.Volumes') ? { group: 'volumes' } : undefined));
  const headers = headerOf(question.actual);
  const rows = indexesOf(question.actual, (_, index) => headers[index]?.startsWith('REPOSITORY') === true);
  const images = imageFreedoms(
    question,
    rows,
    '{{range .Images}}{{.ID}}|{{.Repository}}|{{.CreatedAt}}{{"\\n"}}{{end}}',
  );
  return images.map((freedom, index) => (headers[index]?.startsWith('VOLUME NAME') ? { group: 'volumes' } : freedom));
}

function progressFreedoms(actual: readonly string[]): Freedoms {
  let section = 0;
  return actual.map((line) => {
    if (/^[0-9a-f]{12}: /.test(line)) return { group: `progress ${section}` };
    section += 1;
    return undefined;
  });
}

/** What a prune removed, kind by kind. The images come in any order, each with its own lines together. */
function pruneFreedoms(actual: readonly string[]): Freedoms {
  let section = '';
  return actual.map((line) => {
    const heading = /^Deleted (Images|Volumes|Networks):$/.exec(line);
    if (heading || line === '' || line.startsWith('Deleted ')) section = heading?.[1] ?? '';
    else if (section !== '') return { group: section };
    return undefined;
  });
}

/** Names of anonymous volumes are random, so where they stand among others is, too. */
function volumeFreedoms(actual: readonly string[]): Freedoms {
  if (!actual.some((line) => laneOf(line).lane === undefined)) return [];
  return actual.map((line) => (/^DRIVER\s/.test(line) ? undefined : { group: 'volumes', ...laneOf(line) }));
}

/** Names that somebody chose keep their order. */
const laneOf = (line: string): { readonly lane?: string } => (/[0-9a-f]{64}/.test(line) ? {} : { lane: 'chosen' });

function eventFreedoms(question: OrderQuestion): Freedoms {
  const facts = question.reformat('{{.TimeNano}} {{.Actor.ID}}');
  if (facts.length !== question.actual.length) return question.actual.map(() => undefined);
  return facts.map((fact) => {
    const [nanoseconds = '', object = ''] = fact.split(' ');
    const at = Number(nanoseconds.slice(0, -6));
    const cause = question.past.findLastIndex((past) => past.from <= at && at <= past.until);
    const words = dockerWords(question.past[cause]?.command ?? '');
    const several =
      words !== undefined &&
      dockerOperands(words).length > 1 &&
      !/^(?:run|create|exec|cp|tag|rename|container (?:run|create))$/.test(dockerVerb(words));
    return several ? { group: `command ${cause}`, lane: object } : undefined;
  });
}

/** The freedom of each line of the simulation's output. */
export function freedomsOf(question: OrderQuestion): Freedoms {
  const words = dockerWords(question.command) ?? [];
  switch (dockerVerb(words)) {
    case 'images':
    case 'image ls':
    case 'image list':
      return listFreedoms(question);
    case 'system df':
      return diskUsageFreedoms(question, words);
    case 'push':
    case 'pull':
    case 'image push':
    case 'image pull':
    case 'run':
    case 'create':
    case 'container run':
    case 'container create':
      return progressFreedoms(question.actual);
    case 'image prune':
    case 'system prune':
    case 'volume prune':
    case 'network prune':
      return pruneFreedoms(question.actual);
    case 'volume ls':
    case 'volume list':
      return volumeFreedoms(question.actual);
    case 'load':
    case 'image load':
      return question.actual.map((line) => (line.startsWith('Loaded image') ? { group: 'loaded' } : undefined));
    case 'events':
    case 'system events':
      return eventFreedoms(question);
    default:
      return [];
  }
}
