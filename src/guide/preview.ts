/** The program `preview COMMAND...`, which no Docker has: what the command would lose, found on a fork of the world. */
import { chooseEngine, plainDocker } from '../cli/choose-engine.js';
import { giveUp, say } from '../cli/commands/speak.js';
import { message, say as put } from '../language/language.js';
import { lossMessages } from '../preview/loss-messages.js';
import { exit, type Program } from '../process/program.js';
import { languageOf } from './language-of.js';
import { quoted } from './quoted.js';
import type { TryRequest } from './serve.js';
import type { Tried } from './try-line.js';

const usage = `Usage: preview COMMAND...

What the command would lose on this machine's engine: containers with the files of their own, volumes, images, layers,
and the bytes that would be freed. Nothing is done.
`;

export const previewProgram: Program = (system) => {
  const words = system.args.slice(1);
  if (words.length === 0 || words[0] === '--help') {
    say(system, usage);
    return exit(words.length === 0 ? 2 : 0);
  }
  const host = chooseEngine(system, plainDocker);
  if (typeof host !== 'string') return giveUp(system, host.words);
  const language = languageOf(system.env);
  const request: TryRequest = { ask: 'try', line: quoted(words), env: system.env, cwd: system.cwd, engine: host };
  const { losses, refused, endless } = system.service(request) as Tried;
  const told = [
    ...(refused === undefined ? [] : [message('loss.refused', { words: refused.failure.message })]),
    ...(endless ? [message('loss.endless', {})] : []),
    ...lossMessages(losses),
  ];
  for (const one of told) say(system, `${put(one, language)}\n`);
  return exit(0);
};
