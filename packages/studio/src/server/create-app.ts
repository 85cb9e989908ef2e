import {Hono} from 'hono';
import type {StudioHost} from '../studio-host.ts';
import {answerError} from './answer-error.ts';
import type {EventHub} from './events/event-hub.ts';
import {needSession, type Access} from './guard/need-credentials.ts';
import {ownRequestsOnly} from './guard/own-requests-only.ts';
import {securityHeaders} from './guard/security-headers.ts';
import type {AnswerCache} from './routes/answer-cache.ts';
import {apiRoutes} from './routes/api-routes.ts';
import type {FilmGenerations} from './routes/film-generations.ts';
import {folderRoutes} from './routes/folder-routes.ts';
import {mediaRoutes} from './routes/media-routes.ts';
import {pageRoutes} from './routes/page-routes.ts';
import {StudioError} from './studio-error.ts';
import type {StudioEnv} from './studio-env.ts';

export type AppParts = {
  readonly host: StudioHost;
  readonly access: Access;
  readonly hub: EventHub;
  readonly cache: AnswerCache;
  readonly generations: FilmGenerations;
  readonly pageDirectory: string;
  readonly onCrash: (error: unknown) => void;
};

/** Every route of the studio, each behind what it needs. */
export function createApp(parts: AppParts): Hono<StudioEnv> {
  const {host, access, hub, cache, generations, pageDirectory, onCrash} = parts;
  const app = new Hono<StudioEnv>();
  app.use(securityHeaders);
  app.use(ownRequestsOnly);
  app.route('/api', apiRoutes(host, hub, access));
  for (const path of ['artifacts', 'pictures', 'slates', 'waves', 'public', 'stage'])
    app.use(`/${path}/*`, needSession(access));
  app.route('/', mediaRoutes(host, cache, generations));
  app.route('/', folderRoutes(host));
  app.all('/api/*', ({req: {method, path}}) => noSuchPath(method, path));
  app.route('/', pageRoutes(pageDirectory, access));
  app.notFound(({req: {method, path}}) => noSuchPath(method, path));
  app.onError((error) => answerError(error, {problemOf: host.problemOf, onCrash}));
  return app;
}

function noSuchPath(method: string, path: string): never {
  throw new StudioError('studio-no-such-path', `There is no ${method} ${path.slice(0, 200)}.`);
}
