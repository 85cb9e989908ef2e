import {randomUUID} from 'node:crypto';
import {Hono} from 'hono';
import {batchesRoutes} from '../batches/batches-routes.ts';
import {filesRoutes} from '../files/files-routes.ts';
import {videosRoutes} from '../routes/videos-routes.ts';
import type {ServerParts} from '../server-parts.ts';
import {answerError} from './answer-error.ts';
import {ApiError} from './api-error.ts';
import {authenticate} from './authenticate.ts';
import type {ServerEnv} from './server-env.ts';

export type AppOptions = {
  readonly apiKey: string | null;
  /** Told of what the server itself did wrong. */
  readonly onCrash: (error: Error) => void;
};

/** Every route of the server. */
export function createApp(parts: ServerParts, {apiKey, onCrash}: AppOptions): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('x-request-id', `req_${randomUUID().replaceAll('-', '')}`);
  });
  app.use('/v1/*', authenticate(apiKey));
  app.route('/v1/videos', videosRoutes(parts));
  app.route('/v1/files', filesRoutes(parts));
  app.route('/v1/batches', batchesRoutes(parts));
  app.notFound((context) => {
    const {method, path} = context.req;
    return answerError(new ApiError(404, `Invalid URL (${method} ${path})`));
  });
  app.onError((error) => {
    if (!(error instanceof ApiError)) onCrash(error);
    return answerError(error);
  });
  return app;
}
