import { english } from '../language/english.js';
import { german } from '../language/german.js';
import { mermaidText } from '../picture/mermaid.js';
import { picture, type PictureKind, pictureKinds } from '../picture/picture.js';
import { svgText } from '../picture/svg.js';
import { isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { desk } from './world-options.js';

/** What is asked for, in words. */
export interface DrawRequest {
  readonly of: string;
  readonly host?: string | undefined;
  readonly language?: string | undefined;
  readonly form: 'svg' | 'mermaid';
  readonly since?: World | undefined;
  readonly called?: (name: string) => string;
}

const languages = [english, german];

function isKind(of: string): of is PictureKind {
  return pictureKinds.some((kind) => kind === of);
}

/** The host whose engine the people of a lesson speak to. */
function usualHost(world: World): string | undefined {
  return world.hosts.get(desk.host)?.engine;
}

/** A picture as text; or a sentence that says what is wrong with what was asked for. */
export function drawPicture(world: World, request: DrawRequest): string | { readonly problem: string } {
  const { of, form, since, called } = request;
  if (!isKind(of)) return { problem: `there is no picture of \`${of}\`, only of ${pictureKinds.join(', ')}` };
  const code = request.language ?? english.code;
  const language = languages.find((one) => one.code === code);
  if (language === undefined) {
    return { problem: `there is no language \`${code}\`, only ${languages.map((one) => one.code).join(' and ')}` };
  }
  const host = request.host ?? usualHost(world);
  const drawn = picture(world, {
    of,
    ...(host === undefined ? {} : { host }),
    ...(since ? { since } : {}),
    ...(called ? { called } : {}),
  });
  if (isFailure(drawn)) return { problem: drawn.message };
  return form === 'svg' ? svgText(drawn, { language }) : mermaidText(drawn, { language });
}
