/**
 * `import … from 'slipway/cli'`: Docker's command line over a world, as programs of its hosts.
 *
 * @packageDocumentation
 */
export { EngineClient, serveClients } from '../cli/client.js';
export { clientPrograms } from '../cli/programs.js';
