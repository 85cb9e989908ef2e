import {isValidElement, type ReactNode} from 'react';

/** What an overlay's content was made with, before any of it is rendered. */
export type ContentParts = {
  /** The types of its elements that are not tags. */
  readonly components: ReadonlySet<unknown>;
  /** The same one by one, in the order of `values`, which has their names; not all of them where that is `null`. */
  readonly types: readonly object[];
  /** All that its elements were handed, contexts included, as comparable data; `null` where it holds what isn't. */
  readonly values: unknown;
  /** Whether an element was handed a `ref` or a listener, which may draw in the browser, whatever the component. */
  readonly touchesElements: boolean;
};

export function contentParts(content: ReactNode): ContentParts {
  const components = new Set<unknown>();
  const types: object[] = [];
  const path = new Set<object>();

  const read = (value: unknown): unknown => {
    if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') {
      return value ?? null;
    }
    // Text, because JSON has no NaN, no -0 and no bigint.
    if (typeof value === 'number') return Object.is(value, -0) ? {number: '-0'} : {number: String(value)};
    if (typeof value !== 'object' || path.has(value)) throw incomparable;
    path.add(value);
    const data = readObject(value);
    path.delete(value);
    return data;
  };

  const readObject = (value: object): unknown => {
    if (isValidElement<object>(value)) {
      const type: unknown = value.type;
      if (typeof type === 'function' || (typeof type === 'object' && type !== null)) types.push(type);
      return {element: nameOf(value.type), key: value.key, props: readEntries(value.props)};
    }
    if (Array.isArray(value)) return value.map((item: unknown) => read(item));
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw incomparable;
    return readEntries(value);
  };

  const readEntries = (value: object): unknown => {
    if (Object.getOwnPropertySymbols(value).length > 0) throw incomparable;
    return Object.entries(value).map(([key, item]) => [key, read(item)]);
  };

  // Separately, because reading values ends at the first that can't be compared.
  const touchesElements = hasTouch(content, new Set(), components);
  try {
    return {components, types, values: {content: read(content)}, touchesElements};
  } catch {
    // A getter that throws can't be compared either.
    return {components, types, values: null, touchesElements};
  }
}

const incomparable = new Error('A value that can not be compared with one of another run.');

/** Elements in props count as well: they may be shown. */
function hasTouch(value: unknown, seen: Set<object>, components: Set<unknown>): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  const element = isValidElement<object>(value);
  if (element && typeof value.type !== 'string' && typeof value.type !== 'symbol') components.add(value.type);
  const inside: object = element ? value.props : value;
  return Object.entries(inside).some(
    ([name, item]) =>
      (element && item !== null && item !== undefined && (name === 'ref' || /^on[A-Z]/.test(name))) ||
      hasTouch(item, seen, components),
  );
}

/** A component's name; which code it is, is told by what ran. Throws for one without a name. */
function nameOf(type: unknown): string {
  if (typeof type === 'string') return type;
  if (typeof type === 'symbol') return String(type);
  if (typeof type === 'function' && type.name !== '') return type.name;
  if (typeof type === 'object' && type !== null) {
    const inner: unknown = Reflect.get(type, 'type') ?? Reflect.get(type, 'render');
    if (inner !== undefined) return nameOf(inner);
    // A context: its value is among the props.
    if (Reflect.get(type, '$$typeof') !== undefined) return 'context';
  }
  throw incomparable;
}
