/**
 * `import … from 'slipway/cli'`.
 *
 * @packageDocumentation
 */
export {};
