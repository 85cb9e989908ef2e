import {randomBytes} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Hono} from 'hono';
import {findInside} from '../files/find-inside.ts';
import {mediaTypeOf} from '../files/media-type-of.ts';
import {pathBelow} from '../files/path-below.ts';
import {noSuchFile, sendFile} from '../files/send-file.ts';
import {openSession, type Access} from '../guard/need-credentials.ts';
import {pagePolicy} from '../guard/security-headers.ts';
import {noncePlaceholder} from '../nonce-placeholder.ts';
import type {StudioEnv} from '../studio-env.ts';
import {askAgain, forever} from './caching.ts';

/**
 * The studio's page. It is the same for everybody and holds nothing of the project, so nobody has to show a token; who
 * does, `/?token=`, gets the cookie that its pictures and events need.
 */
export function pageRoutes(directory: string, access: Access): Hono<StudioEnv> {
  const routes = new Hono<StudioEnv>();

  // Queries are the page's own: they say what it shows.
  routes.get('/', async (context) => {
    if (access.credentials.isToken(context.req.query('token') ?? '')) openSession(context, access);
    const nonce = randomBytes(16).toString('base64url');
    const page = await readFile(join(directory, 'index.html'), 'utf8').catch((error: unknown) => {
      throw noSuchFile(error);
    });
    return context.body(page.replaceAll(noncePlaceholder, nonce), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(nonce),
      'cache-control': 'no-store',
    });
  });

  routes.get('/*', async (context) => {
    const path = pathBelow(context.req.raw, '/');
    if (path === 'index.html') throw noSuchFile();
    const file = await findInside(directory, path);
    return sendFile(context.req.raw, {
      path: file,
      mediaType: mediaTypeOf(file),
      tag: null,
      // Vite puts what has the digest of its bytes in its name there.
      headers: {'cache-control': path.startsWith('assets/') ? forever : askAgain},
    });
  });
  return routes;
}
