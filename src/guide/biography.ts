/**
 * The program `biography`, which no Docker has:
 *
 *     biography PLACE:/PATH ...     of a container, an image or a volume
 *     biography /PATH ...           of this machine itself
 */
import { toText } from '../digest/bytes.js';
import { biographyText } from '../biography/biography-messages.js';
import type { Biography } from '../biography/biography.js';
import { engineHost, ownHost } from '../cli/client.js';
import { complain, giveUp, say } from '../cli/commands/speak.js';
import type { Place } from '../explain/explanation.js';
import { clean, join } from '../filesystem/path.js';
import { exit, type Program, type System } from '../process/program.js';
import { beginning, type History } from '../history/history.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { languageOf } from './language-of.js';
import { paintFor } from './paint.js';
import type { BiographyRequest } from './serve.js';
import { looked } from './travel.js';

const usage = `Usage: biography PLACE:/PATH...
       biography PATH...

The life of a file: which layer, which program of which container wrote, changed or deleted it, when, and in which line that
was typed; what hides it; and who sees it, by which mount and on which path. PLACE is a container, an image or a volume;
without one it is a file of this machine.
`;

type Told = Biography | Failure;

function inPlace(ask: (path: string, place: Place) => Told, name: string, path: string): Told {
  let refused: Failure | undefined;
  for (const kind of ['container', 'image', 'volume'] as const) {
    const told = ask(path, { [kind]: name } as never);
    if (!isFailure(told)) return told;
    refused ??= told;
  }
  return refused as Failure;
}

function ofWord(system: System, history: History, host: string, word: string): Told {
  const ask = (of: string, path: string, place?: Place) =>
    system.service({
      ask: 'biography',
      history,
      host: of,
      path,
      place,
    } satisfies BiographyRequest) as Told;
  const [, name, path] = /^([^/]+):(\/.*)$/s.exec(word) ?? [];
  if (name !== undefined && path !== undefined) return inPlace((at, place) => ask(host, at, place), name, clean(path));
  return ask(ownHost(system), word.startsWith('/') ? clean(word) : join(system.cwd, word));
}

export const biographyProgram: Program = (system) => {
  const words = system.args.slice(1).map(toText);
  const history = looked(system) ?? beginning(system.service({ ask: 'look', look: (world: World) => world }) as World);
  if (words.length === 0 || words[0] === '--help') {
    if (words.length === 0) return giveUp(system, usage.trimEnd(), 2);
    say(system, usage);
    return exit(0);
  }
  const host = engineHost(system, system.env['DOCKER_HOST'] ?? '');
  if (isFailure(host)) return giveUp(system, host.message);
  const paint = paintFor(system);
  let code = 0;
  for (const word of words) {
    const told = ofWord(system, history, host, word);
    if (isFailure(told)) {
      complain(system, `biography: ${told.message}\n`);
      code = 1;
      continue;
    }
    const text = biographyText(told, languageOf(system.env));
    say(system, `${text.replace(/^.*/, paint.title).replaceAll(/^ {5}.*$/gm, paint.quiet)}\n`);
  }
  return exit(code);
};
