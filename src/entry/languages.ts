/**
 * `import … from 'slipway/languages'`: the languages that explanations, lessons and help can be read in.
 *
 * @packageDocumentation
 */
export { english } from '../language/english.js';
export { englishWords } from '../language/english/english.js';
export { german } from '../language/german.js';
export { type English, type Language, type Message, type MessageKey, say, type Values } from '../language/language.js';
