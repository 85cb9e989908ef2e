import {timingSafeEqual} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import {accountOf} from '../account.ts';
import {ApiError} from './api-error.ts';
import type {ServerEnv} from './server-env.ts';

/** Takes any key where `apiKey` is null, else only that one. Messages never repeat a key. */
export function authenticate(apiKey: string | null): MiddlewareHandler<ServerEnv> {
  const expected = apiKey === null ? null : accountOf(apiKey);
  return async (context, next) => {
    const key = /^Bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (key === undefined)
      throw new ApiError(
        401,
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
        {code: 'missing_api_key'},
      );
    const account = accountOf(key);
    if (expected !== null && !timingSafeEqual(Buffer.from(account), Buffer.from(expected)))
      throw new ApiError(401, 'Incorrect API key provided.', {code: 'invalid_api_key'});
    context.set('account', account);
    return next();
  };
}
