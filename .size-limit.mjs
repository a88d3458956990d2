/**
 * Budgets of what a page loads: minified and gzipped, dependencies included. They keep what is there from growing; most
 * of it is the shell, its parser and the programs. What we aim at stands in docs/performance.md.
 */
const budgets = { slipway: 245, cli: 152, terminal: 280, transcript: 115, languages: 10, testing: 240 };

export default Object.entries(budgets).map(([name, kilobytes]) => ({
  name: name === 'slipway' ? name : `slipway/${name}`,
  path: `dist/entry/${name}.js`,
  limit: `${kilobytes} kB`,
  gzip: true,
  ignore: ['fast-check'],
  // Without this the bundler would follow `paths` of tsconfig.json back into src/, which no user's bundler sees.
  modifyEsbuildConfig: (/** @type {object} */ config) => ({ ...config, tsconfigRaw: '{}' }),
}));
