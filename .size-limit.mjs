/**
 * Budgets of what a page loads: minified and gzipped, dependencies included. They keep what is there from growing; what
 * it consists of and what we aim at stands in docs/performance.md. The parts show that who imports one thing loads
 * little more than that.
 */
const entries = {
  slipway: 265,
  cli: 165,
  terminal: 348,
  transcript: 118,
  languages: 15,
  picture: 33,
  lesson: 408,
  testing: 259,
};
const parts = {
  '{ parseNormalized }': 1.5,
  '{ drawLayers }': 7,
  '{ snapshot, restore }': 8,
  '{ step, newWorld }': 90,
  '{ createLab }': 249,
};

const measured = {
  gzip: true,
  ignore: ['fast-check'],
  // Without this the bundler would follow `paths` of tsconfig.json back into src/, which no user's bundler sees.
  modifyEsbuildConfig: (/** @type {object} */ config) => ({ ...config, tsconfigRaw: '{}' }),
};

export default [
  ...Object.entries(entries).map(([name, kilobytes]) => ({
    name: name === 'slipway' ? name : `slipway/${name}`,
    path: `dist/entry/${name}.js`,
    limit: `${kilobytes} kB`,
    ...measured,
  })),
  ...Object.entries(parts).map(([names, kilobytes]) => ({
    name: `import ${names} from 'slipway'`,
    path: 'dist/entry/slipway.js',
    import: names,
    limit: `${kilobytes} kB`,
    ...measured,
  })),
];
