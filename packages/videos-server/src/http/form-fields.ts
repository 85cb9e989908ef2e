import {badRequest} from './api-error.ts';

export type FormEntry = {readonly name: string; readonly value: unknown};

/**
 * Reads `characters[][id]`, `input_reference[image_url]`, `video[id]` as the objects and lists that they stand for.
 * Within one list, a name that comes again begins the next object, as form encoders write lists of objects.
 * Throws a 400 for names that are no such path or say two things at once.
 */
export function formFields(entries: readonly FormEntry[]): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = Object.create(null);
  for (const {name, value} of entries) place(fields, pathOf(name), value, name);
  return fields;
}

function pathOf(name: string): readonly string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (match === null)
    throw badRequest(`The form has a field with the malformed name '${name.slice(0, 80)}'.`, null);
  const keys = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map(([, key = '']) => key);
  return [match[1] ?? '', ...keys];
}

function place(at: Record<string, unknown>, path: readonly string[], value: unknown, name: string): void {
  const [key = '', ...rest] = path;
  const found = at[key];
  if (rest.length === 0) {
    if (found !== undefined) throw badRequest(`Duplicate parameter: '${name}'.`, name, 'duplicate_parameter');
    at[key] = value;
    return;
  }
  if (rest[0] === '') {
    const list = found ?? (at[key] = []);
    if (!Array.isArray(list)) throw contradiction(name);
    append(list, rest.slice(1), value, name);
    return;
  }
  const object = found ?? (at[key] = Object.create(null));
  if (!isFields(object)) throw contradiction(name);
  place(object, rest, value, name);
}

function append(list: unknown[], path: readonly string[], value: unknown, name: string): void {
  if (path.length === 0) {
    list.push(value);
    return;
  }
  const last = list.at(-1);
  if (isFields(last) && !(path.length === 1 && path[0] !== undefined && path[0] in last)) {
    place(last, path, value, name);
    return;
  }
  const next: Record<string, unknown> = Object.create(null);
  list.push(next);
  place(next, path, value, name);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}

function contradiction(name: string): Error {
  return badRequest(`The form says two things at once in '${name}'.`, name);
}
