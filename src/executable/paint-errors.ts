import { showsColour } from './say.js';

/** How lines begin by which Docker, a shell or a usual program says that something went wrong. */
const error =
  /^(?:docker: |docker-machine: |Error(?: response from daemon)?:|error |Cannot connect |unknown (?:command|flag)|invalid |\S*(?:sh|bash): |[a-z]+: (?:cannot|can't|invalid|missing|unrecognized|.*: (?:No such|Permission denied|Is a directory|Not a directory|File exists|Directory not empty|Read-only)))/;

/** Lines that report an error in red, where the terminal shows colour. */
export function paintErrors(output: string, stream: object): string {
  if (output === '' || !showsColour(stream)) return output;
  return output.replace(/^.+$/gm, (line) => (error.test(line) ? `\u001b[31m${line}\u001b[39m` : line));
}
