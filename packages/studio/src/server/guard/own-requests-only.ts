import type {MiddlewareHandler} from 'hono';
import {StudioError} from '../studio-error.ts';
import type {StudioEnv} from '../studio-env.ts';
import {isLoopbackHost} from './loopback.ts';

/**
 * Lets only through what was meant for this server and comes from its own pages, or from no page at all: a link that
 * somebody opened, or a program. What browsers say of themselves, pages can't change.
 *
 * | header | has to be |
 * |---|---|
 * | `Host` | a name of this machine |
 * | `Origin` | the studio's own, if there is one; there has to be one for whatever is no GET or HEAD |
 * | `Sec-Fetch-Site` | `same-origin` or `none`, if there is one; the page itself may be opened from anywhere |
 */
export const ownRequestsOnly: MiddlewareHandler<StudioEnv> = async (context, next) => {
  const {headers, method = 'GET'} = context.env.incoming;
  const host = headers.host ?? '';
  if (!isLoopbackHost(host))
    throw new StudioError('studio-foreign-host', `"${host.slice(0, 100)}" is no name of this machine.`);
  const {origin} = headers;
  const isReading = method === 'GET' || method === 'HEAD';
  if (origin === undefined ? !isReading : !isOwnOrigin(origin, host)) throw foreign(origin);
  const site = headers['sec-fetch-site'];
  const isOpening = context.req.path === '/' && headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpening) throw foreign(undefined);
  return next();
};

/**
 * Has requests come from a page of the studio and from nothing else: what the cookie alone opens for longer than one
 * answer. Browsers send no `Origin` with a GET of a page's own origin, but say so otherwise.
 */
export const ownPagesOnly: MiddlewareHandler<StudioEnv> = async (context, next) => {
  const {headers} = context.env.incoming;
  if (headers.origin === undefined && headers['sec-fetch-site'] !== 'same-origin') throw foreign(undefined);
  return next();
};

function isOwnOrigin(origin: string, host: string): boolean {
  return origin === `http://${host.toLowerCase()}`;
}

function foreign(origin: string | undefined): StudioError {
  return new StudioError(
    'studio-foreign-origin',
    origin === undefined
      ? 'This is only for pages of the studio, and the request came from none.'
      : `"${origin.slice(0, 100)}" is not the studio.`,
  );
}
