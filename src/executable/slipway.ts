#!/usr/bin/env node
import { readFileSync } from 'node:fs';

const usage = `Usage: slipway COMMAND [OPTIONS] [FILE...]

Docker without Docker: hosts, images, containers and volumes, simulated.

Commands:
  learn    Lessons about images and volumes, at a simulated machine
  exercise Exercises without end, made from a seed
  shell    A terminal on a simulated machine that has docker
  check    Replay the transcripts in files and judge every command
  picture  Draw layers, volumes and hosts as SVG or Mermaid
  replay   Replay transcripts before your eyes, and draw what they leave behind

Options:
  --help      What a command takes: slipway COMMAND --help
  --version   The version of slipway

`;

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return String(JSON.parse(manifest).version);
}

/** Commands are loaded when they are asked for: `--version` answers at once. */
async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case 'check':
      return (await import('./check-command.js')).checkCommand(rest);
    case 'picture':
      return (await import('./picture-command.js')).pictureCommand(rest);
    case 'replay':
      return (await import('./replay-command.js')).replayCommand(rest);
    case 'exercise':
      return (await import('./exercise-command.js')).exerciseCommand(rest);
    case 'learn':
      return (await import('./learn-command.js')).learnCommand(rest);
    case 'shell':
      return (await import('./shell-command.js')).shellCommand(rest);
    case '--version':
    case 'version':
      process.stdout.write(`${version()}\n`);
      return 0;
    case '--help':
    case 'help':
    case '-h':
      process.stdout.write(usage);
      return 0;
    case undefined:
      process.stderr.write(usage);
      return 2;
    default:
      process.stderr.write(`slipway: there is no command \`${command}\`; see \`slipway --help\`\n`);
      return 2;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`slipway: a fault of slipway itself, please report it: ${(error as Error).message}\n`);
  process.exitCode = 70;
}
