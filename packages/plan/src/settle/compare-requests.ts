import type {Json, JsonObject} from '@matchcut/engine';
import {canonicalJson} from '../canonical-json.ts';
import type {FieldChange} from '../plan.ts';

/** What differs between two requests, field by field; `null` stands for a field that is not there. */
export function compareRequests(before: JsonObject, after: JsonObject): readonly FieldChange[] {
  return compare('', before, after);
}

function compare(field: string, before: Json, after: Json): readonly FieldChange[] {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
    return names.flatMap((name) =>
      compare(field === '' ? name : `${field}.${name}`, before[name] ?? null, after[name] ?? null),
    );
  }
  if (isList(before) && isList(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({length}, (_, index) =>
      compare(`${field}[${index}]`, before[index] ?? null, after[index] ?? null),
    ).flat();
  }
  return canonicalJson(before) === canonicalJson(after) ? [] : [{field, before, after}];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
