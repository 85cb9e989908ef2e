import type {Json, JsonObject} from '@matchcut/engine';
import type {FieldChange} from '../plan.ts';

/**
 * What differs between two requests, field by field; `null` stands for a field that is not there.
 *
 * In a list, what stands at its beginning and end on both sides is left out first, so that an insertion is
 * one change. Where more than 8 members are left, the list is told as one change, of its length:
 * `parts[3…]: "12 members" → "13 members"`. The cut of a long film has thousands.
 */
export function compareRequests(before: JsonObject, after: JsonObject): readonly FieldChange[] {
  return compare('', before, after);
}

const membersTold = 8;

function compare(field: string, before: Json, after: Json): readonly FieldChange[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return namesOf(before, after).flatMap((name) =>
      compare(field === '' ? name : `${field}.${name}`, before[name] ?? null, after[name] ?? null),
    );
  }
  if (isList(before) && isList(after)) return compareLists(field, before, after);
  return [{field, before, after}];
}

function compareLists(
  field: string,
  before: readonly Json[],
  after: readonly Json[],
): readonly FieldChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const length = Math.max(left.length, right.length);
  if (length > membersTold) {
    return [
      {field: `${field}[${head}…]`, before: `${left.length} members`, after: `${right.length} members`},
    ];
  }
  return Array.from({length}, (_, index) =>
    compare(`${field}[${head + index}]`, left[index] ?? null, right[index] ?? null),
  ).flat();
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((member, index) => isSame(member, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  return namesOf(a, b).every((name) => isSame(a[name], b[name]));
}

function namesOf(a: JsonObject, b: JsonObject): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
