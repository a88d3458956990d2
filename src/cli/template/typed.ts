/** Documents of the Engine as docker's client reads them into its own types. */
import { DOCUMENT_TYPES, SAME_AS } from './document-types.js';
import type { FieldType } from './document-types.js';
import { isObject, untypedValue } from './untyped.js';
import { GoMap, GoStruct, Named, typedList } from './value.js';
import type { Json, JsonObject, Scalar, Value } from './value.js';

const NUMBER = /^(?:(?:u?int|float)\d*|time\.Duration)$/;

function scalarValue(json: Json, type: string): Value {
  if (type === 'string') return typeof json === 'string' ? json : '';
  if (type === 'bool') return json === true;
  if (!NUMBER.test(type)) return new Named(typeof json === 'string' ? json : '', type);
  const number = typeof json === 'number' || typeof json === 'bigint' ? json : 0;
  return type === 'int' && typeof number === 'number' ? number : new Named(number, type);
}

function pointerValue(json: Json, type: string): Value {
  if (json === null || json === undefined) return new Named(null, type);
  const target = typedValue(json, type.slice(1));
  if (target instanceof GoStruct) return structValue(json, type.slice(1), type);
  return new Named((target instanceof Named ? target.value : target) as Scalar, type);
}

function mapValue(json: Json, elements: string, type: string): GoMap {
  const zero = typedValue(undefined, elements);
  if (!isObject(json)) return new GoMap(new Map(), type, zero, true);
  const entries = Object.entries(json).map(([key, item]) => [key, typedValue(item, elements)] as const);
  return new GoMap(new Map(entries), type, zero);
}

function structValue(json: Json, name: string, type = name): GoStruct {
  const document: JsonObject = isObject(json) ? json : {};
  const fields = new Map((DOCUMENT_TYPES.get(name) ?? []).map((field) => [field.name, field]));
  const get = (member: string): Value => {
    const field = fields.get(member) as FieldType;
    return typedValue(field.embedded ? document : document[field.jsonName], field.type);
  };
  const all = [...fields.values()];
  return new GoStruct(type, [...fields.keys()], get, {
    jsonNames: new Map(all.map((field) => [field.name, field.jsonName])),
    omitEmpty: new Set(all.filter(({ omitEmpty }) => omitEmpty).map((field) => field.name)),
    embedded: all.filter(({ embedded }) => embedded).map((field) => field.name),
  });
}

/** `type` in Go's own notation; a member that is missing has the zero value of its type. */
export function typedValue(json: Json, type: string): Value {
  const form = SAME_AS.get(type) ?? type;
  if (form === 'interface {}') return json === null ? undefined : untypedValue(json);
  if (form.startsWith('*')) return pointerValue(json, type);
  if (form.startsWith('map[string]')) return mapValue(json, form.slice('map[string]'.length), type);
  const [list] = /^\[\d*\]/.exec(form) ?? [];
  if (list !== undefined) {
    const items = Array.isArray(json) ? json.map((item: Json) => typedValue(item, form.slice(list.length))) : [];
    return typedList(items, type, !Array.isArray(json));
  }
  return form === 'struct {}' || DOCUMENT_TYPES.has(form) ? structValue(json, form, type) : scalarValue(json, form);
}
