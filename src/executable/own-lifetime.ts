import type { VolumeLifetime } from '../volume/lifetime.js';
import type { Parsed } from './options.js';

/*
 * first line = ("<!--" | "#") "slipway check" … "--lifetime" ("course" | "engine") … ["-->"]
 */
const firstLine = /^(?:<!--|#) slipway check (?:.* )?--lifetime[ =](course|engine)(?: .*)?$/;

/** The law of volumes for one document: what the command line says, else what its own first line says, else the course's. */
export function lifetimeFor(parsed: Parsed, text: string): VolumeLifetime {
  const said = parsed.values.get('lifetime')?.[0] ?? firstLine.exec(text.split(/\r?\n/, 1)[0] ?? '')?.[1];
  return said === 'engine' ? 'engine' : 'course';
}
