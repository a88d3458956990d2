/** `docker events`. */
import { formatRfc3339Nano } from '../../time/instant.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { compileTemplate, runTemplate } from '../template/template.js';
import { typedValue } from '../template/typed.js';

/** A message of `GET /events`. */
export interface EventDocument {
  readonly status?: string;
  readonly id?: string;
  readonly from?: string;
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> | null };
  readonly scope?: string;
  /** Seconds. */
  readonly time: number;
  readonly timeNano: number | bigint;
}

/** Nine digits of a second, always. */
function fixedNanoseconds(timeNano: number | bigint): string {
  const total = BigInt(timeNano);
  const nanoseconds = ((total % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const second = formatRfc3339Nano(Number((total - nanoseconds) / 1_000_000n)).replace(/Z$/, '');
  return `${second}.${String(nanoseconds).padStart(9, '0')}Z`;
}

export function eventLine(event: EventDocument): string {
  const attributes = Object.entries(event.Actor.Attributes ?? {}).map(([name, value]) => `${name}=${value}`);
  const shown = attributes.length === 0 ? '' : ` (${attributes.sort().join(', ')})`;
  return `${fixedNanoseconds(event.timeNano)} ${event.Type} ${event.Action} ${event.Actor.ID}${shown}\n`;
}

/** Why a format is none, as far as an empty message shows it; nothing is printed then. */
export function eventFormatProblem(format: string): string | undefined {
  if (format === '') return undefined;
  const template = compileTemplate(templateText(format));
  const reason = template.ok ? runTemplate(template.value, typedValue({}, '*events.Message')).failure : template.reason;
  return reason === undefined ? undefined : `Error parsing format: ${reason}`;
}

export function formatEvent(event: EventDocument, format: string): Reading<string> {
  if (format === '') return read(eventLine(event));
  const template = compileTemplate(templateText(format));
  if (!template.ok) return refuse(template.reason);
  const { output, failure } = runTemplate(template.value, typedValue({ ...event }, 'events.Message'));
  return failure === undefined ? read(`${output}\n`) : refuse(failure);
}

function templateText(format: string): string {
  return format === 'json' ? '{{json .}}' : format;
}
