import type {Json} from '@matchcut/engine';

/**
 * JSON with sorted property names and no white space, so that equal values have equal text.
 * Numbers and strings are written as RFC 8785 does, which is what `JSON.stringify` does with them; names are
 * sorted by UTF-16 code units. Values that JSON can't hold are errors: a key must never leave something out.
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`A key can't hold the number ${value}.`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return isArray(value) ? writeList(value) : writeObject(value);
    default:
      throw new TypeError(`A key can't hold a ${typeof value}.`);
  }
}

/** An object in canonical JSON, of members that are written already. */
export function canonicalObject(members: ReadonlyMap<string, string>): string {
  let text = '{';
  for (const name of [...members.keys()].toSorted()) {
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:${members.get(name)}`;
  }
  return `${text}}`;
}

// Loops rather than map and join: every step of a film passes through here.

function writeList(list: readonly Json[]): string {
  let text = '[';
  for (const member of list) text += (text === '[' ? '' : ',') + canonicalJson(member);
  return `${text}]`;
}

function writeObject(object: {readonly [name: string]: Json}): string {
  let text = '{';
  for (const name of Object.keys(object).toSorted()) {
    const member = object[name];
    if (member === undefined) throw new TypeError(`A key can't hold "${name}", which is undefined.`);
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** `Array.isArray` that narrows readonly arrays too. */
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
