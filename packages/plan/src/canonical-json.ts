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
      return isArray(value)
        ? `[${value.map(canonicalJson).join(',')}]`
        : `{${Object.keys(value)
            .toSorted()
            .map((name) => {
              const member = value[name];
              if (member === undefined) throw new TypeError(`A key can't hold "${name}", which is undefined.`);
              return `${JSON.stringify(name)}:${canonicalJson(member)}`;
            })
            .join(',')}}`;
    default:
      throw new TypeError(`A key can't hold a ${typeof value}.`);
  }
}

/** `Array.isArray` that narrows readonly arrays too. */
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
