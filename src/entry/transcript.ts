/**
 * `import … from 'slipway/transcript'`.
 *
 * @packageDocumentation
 */
export {};
