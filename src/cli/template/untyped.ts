import { GoMap, JSON_NUMBER, Named, typedList } from './value.js';
import type { Json, JsonObject, Value } from './value.js';

export function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** A document as docker reads it without knowing its type: objects are maps, null is a nil interface. */
export function untypedValue(json: Json): Value {
  if (Array.isArray(json)) return typedList(json.map(untypedValue), '[]interface {}');
  if (isObject(json)) return new GoMap(new Map(Object.entries(json).map(([key, item]) => [key, untypedValue(item)])));
  if (typeof json === 'number' || typeof json === 'bigint') return new Named(String(json), JSON_NUMBER);
  return json as Exclude<Json, number | bigint | readonly Json[] | JsonObject>;
}
