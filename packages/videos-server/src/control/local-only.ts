import type {MiddlewareHandler} from 'hono';
import {ApiError} from '../http/api-error.ts';
import type {ServerEnv} from '../http/server-env.ts';

/** Whether an address or name means this machine alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|::ffff:127(\.\d{1,3}){3})$/i.test(host);
}

/**
 * Lets only requests through that come from this machine and were meant for it: a web page can have a name of its own
 * lead here, but not change the name that the browser sends.
 */
export const localOnly: MiddlewareHandler<ServerEnv> = async (context, next) => {
  const {remoteAddress = ''} = context.env.incoming.socket;
  const {hostname} = new URL(context.req.url);
  if (!isLoopback(remoteAddress) || !isLoopback(hostname))
    throw new ApiError(403, 'This is for programs on the same machine.', {code: 'not_local'});
  return next();
};
