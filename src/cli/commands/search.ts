import { recipes } from '../../catalogue/catalogue.js';
import { hostOf } from '../../view/host-of.js';
import { filter, type Filters } from '../filters.js';
import { parseGoBool } from '../go/number.js';
import { integer, text, toggle } from '../flag-kinds.js';
import { formatSearch } from '../format/search.js';
import { command } from './command.js';
import { giveUp, sayFormatted } from './speak.js';

const flagSet = {
  filter: filter('Only those that fit', 'f'),
  format: text('Go template, `table TEMPLATE`, or json'),
  limit: integer('Most results'),
  'no-trunc': toggle('Cut nothing'),
};

/** Finds repositories of the simulated Docker Hub by a part of their names; nobody has described or rated them. */
export const search = command({
  flags: flagSet,
  step: ({ system, client, flags, args: [term = ''] }) => {
    const { format, 'no-trunc': whole } = flags;
    if (/^[^/]*[.:][^/]*\//.test(term)) {
      return giveUp(system, 'docker search: Slipway does not simulate the search of other registries than Docker Hub');
    }
    const limit = flags.limit > 0 ? flags.limit : usualLimit;
    const wrong =
      filterProblem(flags.filter) ?? (limit > 100 ? `Limit ${limit} is outside the range of [1, 100]` : undefined);
    if (wrong !== undefined) return giveUp(system, `Error response from daemon: ${wrong}`);
    const reached = client.look((world) => hostOf(world, client.host).online && world.registries.has('docker.io'));
    if (!reached) {
      const url = `https://index.docker.io/v1/search?q=${encodeURIComponent(term)}&n=${limit}`;
      return giveUp(system, `Error response from daemon: Get "${url}": dial tcp: lookup index.docker.io: no such host`);
    }
    const results = found(term).filter((result) => fits(result, flags.filter));
    return sayFormatted(system, formatSearch(results.slice(0, limit), { trunc: !whole, format }));
  },
});

const usualLimit = 25;
const booleans = ['is-automated', 'is-official'];

function found(term: string) {
  const names = [...new Set(recipes.map(({ repository }) => repository.replace(/^library\//, '')))];
  const matching = names.filter((name) => name.includes(term)).sort();
  return matching.map((name) => ({ name, description: '', is_official: !name.includes('/'), star_count: 0 }));
}

/** What the engine refuses: another filter than these, or a value that is none. */
function filterProblem(filters: Filters): string | undefined {
  const unknown = [...filters.keys()].find((name) => name !== 'stars' && !booleans.includes(name));
  if (unknown !== undefined) return `Invalid filter '${unknown}'`;
  for (const name of booleans) {
    const values = filters.get(name) ?? [];
    if (values.length > 0 && !values.every((value) => parseGoBool(value).ok))
      return `Invalid filter '${name}=[${values.join(' ')}]'`;
  }
  const stars = (filters.get('stars') ?? []).find((value) => !/^[+-]?[0-9]+$/.test(value));
  return stars === undefined ? undefined : `Invalid filter 'stars=${stars}'`;
}

function fits({ is_official: official }: { readonly is_official: boolean }, filters: Filters): boolean {
  const wants = (name: string, truth: boolean) => (filters.get(name) ?? []).every((value) => read(value) === truth);
  const read = (value: string) => {
    const parsed = parseGoBool(value);
    return parsed.ok && parsed.value;
  };
  const stars = Math.max(0, ...(filters.get('stars') ?? []).map(Number));
  return wants('is-official', official) && wants('is-automated', false) && stars === 0;
}
