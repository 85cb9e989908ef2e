import {randomUUID} from 'node:crypto';
import {Hono} from 'hono';
import {batchesRoutes} from '../batches/batches-routes.ts';
import {charactersRoutes} from '../characters/characters-routes.ts';
import {controlRoutes} from '../control/control-routes.ts';
import {misbehave} from '../faults/misbehave.ts';
import {filesRoutes} from '../files/files-routes.ts';
import type {ServerParts} from '../server-parts.ts';
import {videosRoutes} from '../videos/videos-routes.ts';
import {answerError} from './answer-error.ts';
import {ApiError} from './api-error.ts';
import {authenticate} from './authenticate.ts';
import {endpointOf} from './endpoints.ts';
import type {ServerEnv} from './server-env.ts';

export type AppOptions = {
  readonly apiKey: string | null;
  /** Whether the control endpoints are there; they know no keys. */
  readonly hasControl: boolean;
  /** Told of what the server itself did wrong. */
  readonly onCrash: (error: Error) => void;
  readonly onAnswer: (method: string, path: string, status: number) => void;
};

/** Every route of the server. */
export function createApp(parts: ServerParts, options: AppOptions): Hono<ServerEnv> {
  const {dialect} = parts;
  const app = new Hono<ServerEnv>();
  app.use(async (context, next) => {
    await next();
    const {method, path} = context.req;
    context.res.headers.set('x-request-id', `req_${randomUUID().replaceAll('-', '')}`);
    options.onAnswer(method, path, context.res.status);
  });
  app.use('/v1/*', authenticate(options.apiKey));
  app.use('/v1/*', async (context, next) => {
    const {method, path} = context.req;
    const endpoint = endpointOf(method, path);
    if (endpoint === null || !dialect.endpoints.has(endpoint)) throw noSuchUrl(method, path);
    return next();
  });
  app.use('/v1/*', misbehave(parts));
  // Before the videos, none of which is called `characters`.
  app.route('/v1/videos/characters', charactersRoutes(parts));
  app.route('/v1/videos', videosRoutes(parts));
  app.route('/v1/files', filesRoutes(parts));
  app.route('/v1/batches', batchesRoutes(parts));
  if (options.hasControl) app.route('/control', controlRoutes(parts));
  app.notFound(({req: {method, path}}) => answerError(noSuchUrl(method, path), dialect));
  app.onError((error) => {
    if (!(error instanceof ApiError)) options.onCrash(error);
    return answerError(error, dialect);
  });
  return app;
}

function noSuchUrl(method: string, path: string): ApiError {
  return new ApiError(404, `Invalid URL (${method} ${path})`);
}
