/**
 * `import … from 'slipway/terminal'`.
 *
 * @packageDocumentation
 */
export {};
