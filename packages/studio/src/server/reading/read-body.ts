import type {Context} from 'hono';
import type {z} from 'zod';
import {StudioError} from '../studio-error.ts';
import type {StudioEnv} from '../studio-env.ts';
import {parse} from './parse.ts';

/** Throws `studio-not-json` and `studio-bad-request`. */
export async function readBody<Value>(context: Context<StudioEnv>, schema: z.ZodType<Value>): Promise<Value> {
  const mediaType = context.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json')
    throw new StudioError('studio-not-json', `The body is ${mediaType?.slice(0, 100) ?? 'of no type'}.`);
  return parse(schema, parseJson(await readText(context)));
}

/** Bytes that are no UTF-8 would be other text without a word. */
async function readText(context: Context<StudioEnv>): Promise<string> {
  const bytes = await context.req.arrayBuffer();
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (error) {
    throw new StudioError('studio-bad-request', 'The body is no UTF-8.', {cause: error});
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StudioError('studio-bad-request', `That is no JSON. ${String(error).slice(0, 200)}`, {
      cause: error,
    });
  }
}
