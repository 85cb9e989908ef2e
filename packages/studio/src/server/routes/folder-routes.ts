import {Hono} from 'hono';
import {findInside} from '../files/find-inside.ts';
import {mediaTypeOf} from '../files/media-type-of.ts';
import {pathBelow} from '../files/path-below.ts';
import {noSuchFile, sendFile} from '../files/send-file.ts';
import {stagePolicy} from '../guard/security-headers.ts';
import {StudioError} from '../studio-error.ts';
import type {StudioEnv} from '../studio-env.ts';
import type {StageFolders, StudioHost} from '../../studio-host.ts';
import {askAgain} from './caching.ts';

/** The project's static files, and the pages that play its films. Queries are the film's own business. */
export function folderRoutes(host: StudioHost): Hono<StudioEnv> {
  const routes = new Hono<StudioEnv>();

  routes.get('/public/*', async (context) => {
    if (host.publicDirectory === null) throw noSuchFile();
    return sendFrom(context.req.raw, host.publicDirectory, pathBelow(context.req.raw, '/public/'));
  });

  // Addresses in the page are relative to the slash.
  routes.get('/stage/:film', (context) => context.redirect(`${new URL(context.req.url).pathname}/`, 308));
  routes.get('/stage/:film/*', async (context) => {
    const film = context.req.param('film');
    const folders = await host.stage(film);
    if (folders === null)
      throw new StudioError('studio-no-such-film', `There is no film "${film.slice(0, 100)}".`);
    const [, ...segments] = pathBelow(context.req.raw, '/stage/').split('/');
    return sendFrom(context.req.raw, ...placeIn(folders, segments.join('/')));
  });
  return routes;
}

/** The folder that serves a path, and what is left of the path. */
function placeIn({folder, folders}: StageFolders, path: string): readonly [folder: string, path: string] {
  const mount = Object.keys(folders)
    .filter((name) => path.startsWith(`${name}/`))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  const mounted = folders[mount];
  return mounted === undefined
    ? [folder, path === '' ? 'index.html' : path]
    : [mounted, path.slice(mount.length + 1)];
}

async function sendFrom(request: Request, folder: string, path: string): Promise<Response> {
  const file = await findInside(folder, path);
  return sendFile(request, {
    path: file,
    mediaType: mediaTypeOf(file),
    tag: null,
    headers: {'cache-control': askAgain, 'content-security-policy': stagePolicy},
  });
}
