import type {Context, MiddlewareHandler} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {tokenHeader} from '../../protocol.ts';
import {StudioError} from '../studio-error.ts';
import type {StudioEnv} from '../studio-env.ts';
import type {Credentials} from './credentials.ts';

export type Access = {
  readonly credentials: Credentials;
  readonly cookieName: string;
};

/** Has a request bring the token in its header, which no page but the studio's own can set. */
export function needToken(access: Access): MiddlewareHandler<StudioEnv> {
  const {credentials} = access;
  return async (context, next) => {
    const token = context.req.header(tokenHeader);
    if (token === undefined)
      throw new StudioError('studio-no-token', `The request has no token in the header ${tokenHeader}.`);
    if (!credentials.isToken(token))
      throw new StudioError('studio-wrong-token', 'The token is not that of this studio.');
    await next();
    // A browser that was closed has forgotten it, while its tabs still have the token.
    if (isReading(context.req.method) && !hasSession(context, access)) openSession(context, access);
  };
}

/** Has a request bring the cookie, as what pictures, videos, frames and event sources of a page ask for does. */
export function needSession(access: Access): MiddlewareHandler<StudioEnv> {
  return async (context, next) => {
    if (!hasSession(context, access))
      throw new StudioError('studio-no-session', 'The request has no cookie of this studio.');
    return next();
  };
}

/** Gives the browser the cookie, for as long as it runs. No script can read it, and no other site has it sent. */
export function openSession(context: Context<StudioEnv>, {credentials, cookieName}: Access): void {
  setCookie(context, cookieName, credentials.session, {path: '/', httpOnly: true, sameSite: 'Strict'});
}

function hasSession(context: Context<StudioEnv>, {credentials, cookieName}: Access): boolean {
  return credentials.isSession(getCookie(context, cookieName) ?? '');
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
