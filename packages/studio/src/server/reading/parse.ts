import type {z} from 'zod';
import {StudioError} from '../studio-error.ts';

const issuesTold = 5;

/** Throws `studio-bad-request`, which says what is wrong field by field. */
export function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const {success, data, error} = schema.safeParse(value);
  if (success) return data;
  const told = error.issues.slice(0, issuesTold).map(({path, message}) => {
    const field = path.map(String).join('.').slice(0, 100);
    return (field === '' ? message : `${field}: ${message}`).slice(0, 300);
  });
  throw new StudioError('studio-bad-request', told.join('; '));
}
