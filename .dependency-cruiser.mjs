/**
 * The direction of imports. `npx depcruise src` prints what breaks it; test/structure/imports.test.ts enforces it
 * and proves on planted violations that it can fail.
 */

/** Lowest first: a room may import only rooms written before it. A sub-room comes after the files of its parent. */
export const rooms = [
  'table',
  'go',
  'reference',
  'digest',
  'time',
  'identity',
  'language',
  'filesystem',
  'image',
  'volume',
  'process',
  'process/programs',
  'process/shell',
  'container',
  'registry',
  'catalogue',
  'host',
  'world',
  'kernel',
  'engine',
  'step',
  'history',
  'view',
  'explain',
  'biography',
  'preview',
  'picture',
  'lab',
  'cli',
  'guide',
  'terminal',
  'transcript',
  'lesson',
  'server',
  'testing',
  'executable',
  'entry',
];

/** Packages that one room wraps, so that nobody else depends on how they look. */
const doors = {
  unbash: 'process',
  '@noble/hashes': 'digest',
  nanoid: 'identity',
  'fast-check': 'testing',
};

const onNode = ['^src/executable/', '^src/server/', '-node\\.ts$'];

/** The files that belong to a room itself, not to a sub-room of it. @param {string} room */
function files(room) {
  const inner = rooms.filter((other) => other.startsWith(`${room}/`)).map((other) => other.slice(room.length + 1));
  return inner.length === 0 ? `^src/${room}/` : `^src/${room}/(?!(${inner.join('|')})/)`;
}

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const direction = rooms.map((room, i) => ({
  name: `direction: ${room}`,
  comment: `${room} may import only the rooms before it in .dependency-cruiser.mjs`,
  severity: 'error',
  from: { path: files(room) },
  to: { path: '^src/', pathNot: rooms.slice(0, i + 1).map(files) },
}));

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const doorRules = Object.entries(doors).map(([name, room]) => ({
  name: `door: ${name}`,
  comment: `${name} is wrapped by src/${room}/`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `node_modules/${name}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...direction,
    ...doorRules,
    {
      name: 'no-cycle',
      comment: 'no file may reach itself, not even by types',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-room',
      comment: 'every file lies in a room that .dependency-cruiser.mjs knows',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms.map(files) },
      to: {},
    },
    {
      name: 'no-platform',
      comment: 'only executable, server and files named *-node.ts may use what Node brings',
      severity: 'error',
      from: { path: '^src/', pathNot: onNode },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-node-file',
      comment: 'a file named *-node.ts is reached through the imports map, never directly',
      severity: 'error',
      from: { path: '^src/', pathNot: onNode },
      to: { path: '-node\\.ts$', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'no-development-package',
      comment: 'what ships uses only dependencies and peer dependencies of package.json',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'no-unresolved',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    preserveSymlinks: true,
    moduleSystems: ['es6'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
    },
  },
};
