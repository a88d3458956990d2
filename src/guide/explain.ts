/**
 * The program `explain`, which no Docker has:
 *
 *     explain NAME                          a container, an image, a volume or a layer, whatever is called so
 *     explain container|image|volume|layer NAME
 *     explain file PLACE:/PATH              of a container, an image or a volume
 *     explain docker ...                    why that command would be refused
 */
import { toText } from '../digest/bytes.js';
import { chooseEngine, plainDocker } from '../cli/choose-engine.js';
import { giveUp, say } from '../cli/commands/speak.js';
import { explain } from '../explain/explain.js';
import { explainRefusal } from '../explain/explain-refusal.js';
import { type Explanation, explanationText, type Subject } from '../explain/explanation.js';
import type { Language } from '../language/language.js';
import { message, say as put } from '../language/language.js';
import { exit, type Next, type Program, type System } from '../process/program.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { languageOf } from './language-of.js';
import { quoted } from './quoted.js';
import type { TryRequest } from './serve.js';
import type { Tried } from './try-line.js';

const usage = `Usage: explain NAME
       explain container|image|volume|layer NAME
       explain file PLACE:/PATH
       explain docker COMMAND...

Why something is there, why it is as big as it is, what keeps it and what would change it; or why a command would be
refused. Nothing is done.
`;

const kinds = ['container', 'image', 'volume', 'layer'] as const;

/** Whatever is called so: the first kind that knows the name. */
function ofAnyKind(ask: (subject: Subject) => Explanation | Failure, name: string): Explanation | Failure {
  for (const kind of kinds) {
    const explained = ask({ [kind]: name } as unknown as Subject);
    if (!isFailure(explained)) return explained;
  }
  return failure('no-such-object', `No such object: ${name}`, { name });
}

function ofFile(ask: (subject: Subject) => Explanation | Failure, text: string): Explanation | Failure | undefined {
  const at = text.lastIndexOf(':/');
  if (at <= 0) return undefined;
  const [name, path] = [text.slice(0, at), text.slice(at + 1)];
  let refused: Explanation | Failure | undefined;
  for (const kind of ['container', 'image', 'volume'] as const) {
    const explained = ask({ path, in: { [kind]: name } as never });
    if (!isFailure(explained)) return explained;
    refused ??= explained;
  }
  return refused;
}

function ofRefusal(system: System, words: readonly string[], host: string, language: Language): Next {
  const request: TryRequest = { ask: 'try', line: quoted(words), env: system.env, cwd: system.cwd, engine: host };
  const { refused } = system.service(request) as Tried;
  const text =
    refused === undefined
      ? put(message('refused.not', {}), language)
      : `${refused.failure.message}\n${explanationText(explainRefusal(refused.world, refused.engine, refused.failure), language)}`;
  say(system, `${text}\n`);
  return exit(0);
}

export const explainProgram: Program = (system) => {
  const words = system.args.slice(1);
  const [first = '', second, ...rest] = words.map(toText);
  if (first === '' || first === '--help') {
    say(system, usage);
    return exit(first === '' ? 2 : 0);
  }
  const host = chooseEngine(system, plainDocker);
  if (typeof host !== 'string') return giveUp(system, host.words);
  const language = languageOf(system.env);
  if (/^docker(?: |$)/.test(first)) return ofRefusal(system, words, host, language);
  const ask = (subject: Subject) =>
    system.service({ ask: 'look', look: (world: World) => explain(world, host, subject) }) as Explanation | Failure;
  const kind = kinds.find((one) => one === first);
  const explained =
    second === undefined
      ? ofAnyKind(ask, first)
      : rest.length > 0
        ? undefined
        : kind !== undefined
          ? ask({ [kind]: second } as unknown as Subject)
          : first === 'file'
            ? ofFile(ask, second)
            : undefined;
  if (explained === undefined)
    return giveUp(system, `explain: not understood: ${words.map(toText).join(' ')}\n${usage.trimEnd()}`, 2);
  if (isFailure(explained)) return giveUp(system, `explain: ${explained.message}`);
  say(system, `${explanationText(explained, language)}\n`);
  return exit(0);
};
