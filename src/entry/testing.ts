/**
 * `import … from 'slipway/testing'`.
 *
 * @packageDocumentation
 */
export {};
