import type {Context} from 'hono';
import type {z} from 'zod';
import {StudioError} from '../studio-error.ts';
import type {StudioEnv} from '../studio-env.ts';
import {parse} from './parse.ts';

/** What stands behind `?`, each name once. Throws `studio-bad-request`. */
export function readQuery<Value>(context: Context<StudioEnv>, schema: z.ZodType<Value>): Value {
  const {searchParams} = new URL(context.req.url);
  const names = [...searchParams.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new StudioError('studio-bad-request', `${twice.slice(0, 100)}: it is there more than once`);
  return parse(schema, Object.fromEntries(searchParams));
}
