/** Budgets of what a page loads: minified and gzipped, dependencies included. */
const budgets = { slipway: 60, cli: 90, terminal: 100, transcript: 100, testing: 70 };

export default Object.entries(budgets).map(([name, kilobytes]) => ({
  name: name === 'slipway' ? name : `slipway/${name}`,
  path: `dist/entry/${name}.js`,
  limit: `${kilobytes} kB`,
  gzip: true,
  ignore: ['fast-check'],
  // Without this the bundler would follow `paths` of tsconfig.json back into src/, which no user's bundler sees.
  modifyEsbuildConfig: (/** @type {object} */ config) => ({ ...config, tsconfigRaw: '{}' }),
}));
