/**
 * What every `inspect` prints of the documents it found. A template is tried on the typed document first and, when
 * that fails, on the untyped one, whose complaint is the one shown.
 */
import { compileTemplate, runTemplate } from '../template/template.js';
import type { Template } from '../template/template.js';
import { typedValue } from '../template/typed.js';
import { untypedValue } from '../template/untyped.js';
import type { Json } from '../template/value.js';

/** Go's json.MarshalIndent with four spaces, without its escapes of `<`, `>` and `&`. */
export function indentedJson(documents: readonly Json[]): string {
  return documents.length === 0 ? '[]\n' : `${JSON.stringify(documents, null, 4)}\n`;
}

export interface InspectOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** An object that was found. */
export interface Found {
  readonly document: Json;
  /** The client's own type for it: `container.InspectResponse`. */
  readonly type: string;
}

interface Inspected {
  readonly text: string;
  readonly failure?: string;
}

function inspectOne(template: Template, { document, type }: Found, onlyTyped: boolean): Inspected {
  const typed = runTemplate(template, typedValue(document, type));
  if (typed.failure === undefined) return { text: typed.output };
  if (onlyTyped) return { text: '', failure: typed.failure };
  const untyped = runTemplate(template, untypedValue(document), { missingKeyFails: true });
  return untyped.failure === undefined ? { text: untyped.output } : { text: '', failure: untyped.failure };
}

/**
 * What was found of each argument, or why nothing was. `format` empty: a JSON array. A template that cannot be read
 * gives exit code 64; an object that is not there, or that the template does not fit, gives 1, and the others are shown
 * all the same. `onlyTyped` where the client has nothing else to try a template on.
 */
export function formatInspect(found: readonly (Found | string)[], format: string, onlyTyped = false): InspectOutput {
  const template = compileTemplate(format === 'json' ? '' : format);
  if (!template.ok) return { stdout: '', stderr: `template parsing error: ${template.reason}\n`, exitCode: 64 };
  const documents: Json[] = [];
  const complaints: string[] = [];
  let text = '';
  for (const one of found) {
    if (typeof one === 'string') {
      complaints.push(one);
      continue;
    }
    documents.push(one.document);
    if (format === '' || format === 'json') continue;
    const shown = inspectOne(template.value, one, onlyTyped);
    if (shown.failure === undefined) text += `${shown.text}\n`;
    else complaints.push(`template parsing error: ${shown.failure}`);
  }
  if (format === '') text = indentedJson(documents);
  else if (format === 'json') text = `${JSON.stringify(documents)}\n`;
  const stderr = complaints.map((complaint) => `${complaint}\n`).join('');
  return { stdout: text === '' ? '\n' : text, stderr, exitCode: complaints.length > 0 ? 1 : 0 };
}
