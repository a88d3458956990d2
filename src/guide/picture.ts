/**
 * The program `picture`, which no Docker has:
 *
 *     picture [layers|volumes]                              on the terminal
 *     picture --svg|--mermaid [layers|volumes|machine|hosts]      for a file: picture --svg layers > layers.svg
 */
import { chooseEngine, plainDocker } from '../cli/choose-engine.js';
import { giveUp, say } from '../cli/commands/speak.js';
import { toText } from '../digest/bytes.js';
import { mermaidText } from '../picture/mermaid.js';
import { picture, type PictureKind, pictureKinds } from '../picture/picture.js';
import { svgText } from '../picture/svg.js';
import { exit, type Program, type System } from '../process/program.js';
import { drawLayers } from '../view/draw-layers.js';
import { drawVolumes } from '../view/draw-volumes.js';
import { isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { languageOf } from './language-of.js';

const usage = `Usage: picture [layers|volumes]
       picture --svg|--mermaid [layers|volumes|machine|hosts]

Draws what this machine's engine holds: images as stacks of the layers that they share, containers on top, volumes and
who mounts them. Without an option the picture is made of characters, for the terminal; with one it is text for a file:
picture --svg machine > machine.svg
`;

interface Wanted {
  readonly form: 'text' | 'svg' | 'mermaid';
  readonly of: PictureKind | undefined;
}

/** Undefined where the words are not understood. */
function wantedOf(words: readonly string[]): Wanted | undefined {
  const forms = words.filter((word) => word.startsWith('-'));
  const kinds = words.filter((word) => !word.startsWith('-'));
  const form = ({ '': 'text', '--svg': 'svg', '--mermaid': 'mermaid' } as const)[forms.join(' ')];
  const of = pictureKinds.find((kind) => kind === kinds[0]);
  if (form === undefined || kinds.length > 1 || (kinds.length === 1 && of === undefined)) return undefined;
  return form === 'text' && (of === 'machine' || of === 'hosts') ? undefined : { form, of };
}

function onTerminal(world: World, host: string, of: PictureKind | undefined, width: number): string {
  const layers = of === 'volumes' ? [] : [drawLayers(world, host, { width })];
  const volumes = of === 'layers' ? [] : [drawVolumes(world, host, { width })];
  return [...layers, ...volumes].join('\n');
}

function drawn(system: System, host: string, { form, of }: Wanted): string {
  const look = (world: World): string => {
    if (form === 'text') return onTerminal(world, host, of, system.terminal(1)?.columns ?? 80);
    const made = picture(world, { of: of ?? 'machine', host });
    const language = languageOf(system.env);
    if (isFailure(made)) return `${made.message}\n`;
    return form === 'svg' ? svgText(made, { language }) : mermaidText(made, { language });
  };
  return system.service({ ask: 'look', look }) as string;
}

export const pictureProgram: Program = (system) => {
  const words = system.args.slice(1).map(toText);
  if (words[0] === '--help') {
    say(system, usage);
    return exit(0);
  }
  const wanted = wantedOf(words);
  if (wanted === undefined) return giveUp(system, `picture: not understood: ${words.join(' ')}\n${usage.trimEnd()}`, 2);
  const host = chooseEngine(system, plainDocker);
  if (typeof host !== 'string') return giveUp(system, host.words);
  say(system, drawn(system, host, wanted));
  return exit(0);
};
