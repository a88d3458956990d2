import { recipes } from '../../catalogue/catalogue.js';
import { hostOf } from '../../view/host-of.js';
import { filter } from '../filters.js';
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
  step: ({ system, client, flags: { format, limit, 'no-trunc': whole }, args: [term = ''] }) => {
    const reached = client.look((world) => hostOf(world, client.host).online && world.registries.has('docker.io'));
    if (!reached) {
      const url = `https://index.docker.io/v1/search?q=${encodeURIComponent(term)}&n=25`;
      return giveUp(system, `Error response from daemon: Get "${url}": dial tcp: lookup index.docker.io: no such host`);
    }
    const names = [...new Set(recipes.map(({ repository }) => repository.replace(/^library\//, '')))];
    const found = names.filter((name) => name.includes(term)).sort();
    const results = found.slice(0, limit > 0 ? limit : 25).map((name) => ({
      name,
      description: '',
      is_official: !name.includes('/'),
      star_count: 0,
    }));
    return sayFormatted(system, formatSearch(results, { trunc: !whole, format }));
  },
});
