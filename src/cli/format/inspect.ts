/**
 * What every `inspect` prints of the documents it found. A template is tried on the typed document first and, when
 * that fails, on the untyped one, whose complaint is the one shown.
 */
import type { Reading } from '../reading.js';
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

function compileInspect(format: string): Reading<Template> {
  return compileTemplate(format);
}

/**
 * `format` empty: a JSON array. A template that cannot be read gives exit code 64, one that cannot be run 1.
 * `onlyTyped` where the client has nothing else to try a template on.
 */
export function formatInspect(found: readonly Found[], format: string, onlyTyped = false): InspectOutput {
  const documents = found.map(({ document }) => document);
  if (format === '') return { stdout: indentedJson(documents), stderr: '', exitCode: 0 };
  if (format === 'json') return { stdout: `${JSON.stringify(documents)}\n`, stderr: '', exitCode: 0 };
  const template = compileInspect(format);
  if (!template.ok) return { stdout: '', stderr: `template parsing error: ${template.reason}\n`, exitCode: 64 };
  let stdout = '';
  for (const one of found) {
    const { text, failure } = inspectOne(template.value, one, onlyTyped);
    if (failure !== undefined) {
      return { stdout: stdout || '\n', stderr: `template parsing error: ${failure}\n`, exitCode: 1 };
    }
    stdout += `${text}\n`;
  }
  return { stdout: found.length === 0 ? '\n' : stdout, stderr: '', exitCode: 0 };
}
