import type {z} from 'zod';
import {badRequest, type ApiError} from '../http/api-error.ts';
import {UploadedFile} from '../http/uploaded-file.ts';

/** Reads a body strictly. Throws the 400 of the first thing that is wrong with it. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, fields: unknown): z.output<Schema> {
  const result = schema.safeParse(fields);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined
    ? badRequest('The body of your request is invalid.', null)
    : errorOf(issue, fields);
}

function errorOf(issue: z.core.$ZodIssue, fields: unknown): ApiError {
  const param = paramOf(issue.path);
  const given = issue.path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    fields,
  );
  if (issue.code === 'unrecognized_keys') {
    const unknown = paramOf([...issue.path, issue.keys[0] ?? '']);
    return badRequest(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
  }
  if (given === undefined && issue.code !== 'custom')
    return badRequest(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
  if (issue.code === 'invalid_value' && typeof given === 'string')
    return badRequest(
      `Invalid value: '${given.slice(0, 80)}'. Supported values are: ${issue.values.map((value) => `'${String(value)}'`).join(', ')}.`,
      param,
    );
  if (issue.code === 'too_small')
    return badRequest(
      `Invalid '${param}': it is too short, ${issue.minimum} at least.`,
      param,
      'below_minimum_length',
    );
  if (issue.code === 'too_big')
    return badRequest(
      `Invalid '${param}': it is too long, ${issue.maximum} at most.`,
      param,
      'above_maximum_length',
    );
  if (issue.code === 'custom') return badRequest(issue.message, param);
  return badRequest(
    `Invalid type for '${param}': expected ${expectedBy(issue)}, but got ${nameOf(given)} instead.`,
    param,
    'invalid_type',
  );
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `one of ${issue.values.map((value) => `'${String(value)}'`).join(', ')}`;
    case 'invalid_type':
      return String(issue.expected) === UploadedFile.name ? 'a file' : `a ${issue.expected}`;
    default:
      return 'another value';
  }
}

function paramOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((param, key) => {
    if (typeof key === 'number') return `${param}[${key}]`;
    return param === '' ? String(key) : `${param}.${String(key)}`;
  }, '');
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof UploadedFile) return 'a file';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
