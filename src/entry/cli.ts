/**
 * `import … from 'slipway/cli'`: Docker's command line over a world, as programs of its hosts, and its parts.
 *
 * @packageDocumentation
 */
export { EngineClient, serveClients } from '../cli/client.js';
export { clientPrograms } from '../cli/programs.js';
export { compileTemplate, runTemplate, type Template } from '../cli/template/template.js';
