import type {z} from 'zod';
import {badRequest, type ApiError} from '../http/api-error.ts';

/** Reads a body strictly. Throws the 400 of the first thing that is wrong with it. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, fields: unknown): z.output<Schema> {
  const result = schema.safeParse(fields);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined
    ? badRequest('The body of your request is invalid.', null)
    : errorOf(issue, fields);
}

export function unknownParameter(name: string): ApiError {
  return badRequest(`Unknown parameter: '${name}'.`, name, 'unknown_parameter');
}

export function missingParameter(name: string): ApiError {
  return badRequest(`Missing required parameter: '${name}'.`, name, 'missing_required_parameter');
}

export function wrongType(name: string, expected: string, given: unknown): ApiError {
  return badRequest(
    `Invalid type for '${name}': expected ${expected}, but got ${nameOf(given)} instead.`,
    name,
    'invalid_type',
  );
}

export function wrongValue(name: string, given: string, allowed: readonly string[]): ApiError {
  return badRequest(`Invalid value: '${given.slice(0, 80)}'. Supported values are: ${list(allowed)}.`, name);
}

function errorOf(issue: z.core.$ZodIssue, fields: unknown): ApiError {
  const name = nameOfPath(issue.path);
  const given = issue.path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    fields,
  );
  if (issue.code === 'unrecognized_keys')
    return unknownParameter(nameOfPath([...issue.path, issue.keys[0] ?? '']));
  if (issue.code === 'custom') return badRequest(issue.message, name);
  if (given === undefined) return missingParameter(name);
  switch (issue.code) {
    case 'invalid_value':
      return typeof given === 'string'
        ? wrongValue(name, given, issue.values.map(String))
        : wrongType(name, `one of ${list(issue.values.map(String))}`, given);
    case 'too_small':
      return sizeError(name, given, issue.minimum, 'minimum', 'below_min_length');
    case 'too_big':
      return sizeError(name, given, issue.maximum, 'maximum', 'above_max_length');
    case 'invalid_type':
      return wrongType(name, expectedType(issue.expected), given);
    case 'invalid_format':
      return badRequest(`Invalid '${name}': ${JSON.stringify(given).slice(0, 80)} has the wrong form.`, name);
    default:
      return badRequest(`Invalid '${name}': ${issue.message}`, name);
  }
}

function sizeError(
  name: string,
  given: unknown,
  limit: number | bigint,
  which: 'minimum' | 'maximum',
  code: string,
): ApiError {
  const measured = typeof given === 'string' || Array.isArray(given) ? given : null;
  if (measured === null)
    return badRequest(
      `Invalid '${name}': expected a value with ${which} ${limit}, but got ${String(given)}.`,
      name,
    );
  const kind = typeof measured === 'string' ? 'string' : 'array';
  const long =
    measured.length === 0 ? `empty ${kind}` : `${kind} too ${which === 'minimum' ? 'short' : 'long'}`;
  return badRequest(
    `Invalid '${name}': ${long}. Expected ${kind === 'array' ? 'an' : 'a'} ${kind} with ${which} length ${limit}, but got one with length ${measured.length} instead.`,
    name,
    `${kind}_${code}`,
  );
}

function expectedType(expected: string): string {
  if (expected === 'UploadedFile') return 'a file';
  if (expected === 'int' || expected === 'number') return 'an integer';
  return `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
}

/** `characters[0].id` */
function nameOfPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name === '' ? String(key) : `${name}.${String(key)}`;
  }, '');
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function list(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
