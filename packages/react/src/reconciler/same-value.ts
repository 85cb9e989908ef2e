import {isValidElement} from 'react';

/** Beyond this, values are taken to differ: whoever nests deeper may well be cyclic. */
const maxDepth = 50;

/**
 * Whether two prop values mean the same, so that `formats={['16:9']}` or an overlay's elements written anew in
 * each render don't make a new node. Functions and instances of classes are the same only by identity.
 */
export function isSameValue(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > maxDepth)
    return false;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isSameValue(item, b[index], depth + 1))
    );
  }
  if (isValidElement(a)) {
    return (
      isValidElement(b) && a.type === b.type && a.key === b.key && isSameValue(a.props, b.props, depth + 1)
    );
  }
  return isPlain(a) && isPlain(b) && !isValidElement(b) && isSameRecord(a, b, depth);
}

function isSameRecord(a: object, b: object, depth: number): boolean {
  const entries = Object.entries(a);
  const others: Readonly<Record<string, unknown>> = {...b};
  return (
    entries.length === Object.keys(others).length &&
    entries.every(
      ([name, value]) => Object.hasOwn(others, name) && isSameValue(value, others[name], depth + 1),
    )
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
