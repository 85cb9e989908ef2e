import {parseDigest, parseKey} from '@matchcut/plan';
import {Hono} from 'hono';
import {noSuchFile, sendFile} from '../files/send-file.ts';
import {parse} from '../reading/parse.ts';
import {readQuery} from '../reading/read-query.ts';
import {formatSchema, frameSchema, noQuery, pictureQuery, slateQuery} from '../reading/schemas.ts';
import {StudioError} from '../studio-error.ts';
import type {StudioEnv} from '../studio-env.ts';
import type {StudioHost} from '../../studio-host.ts';
import {sendCached, type AnswerCache} from './answer-cache.ts';
import {askAgain, forever} from './caching.ts';
import type {FilmGenerations} from './film-generations.ts';

/** Clips, cuts, and pictures and waves that are made of them. */
export function mediaRoutes(
  host: StudioHost,
  cache: AnswerCache,
  generations: FilmGenerations,
): Hono<StudioEnv> {
  const routes = new Hono<StudioEnv>();

  routes.get('/artifacts/:key', async (context) => {
    readQuery(context, noQuery);
    const key = parseKey(context.req.param('key'));
    const file = key === null ? null : await host.artifact(key);
    if (key === null || file === null) throw noSuchFile();
    const {path, sizeBytes, mediaType} = file;
    return sendFile(context.req.raw, {
      path,
      mediaType,
      // Should a clip be made once more, a range of the new one is none of the old.
      tag: `${key}-${sizeBytes}`,
      headers: {'cache-control': forever},
    });
  });

  routes.get('/pictures/:key/:frame', async (context) => {
    const key = parseKey(context.req.param('key'));
    const frame = parse(frameSchema, context.req.param('frame'));
    const {width = null} = readQuery(context, pictureQuery);
    if (key === null) throw noSuchFile();
    const picture = await cache.get(named('picture', key, frame, width), () =>
      host.picture(key, frame, width),
    );
    if (picture === null) throw noSuchFrame(frame);
    return sendCached(context.req.raw, picture, forever);
  });

  routes.get('/slates/:film/:format/:frame', async (context) => {
    const film = context.req.param('film');
    const format = parse(formatSchema, context.req.param('format'));
    const frame = parse(frameSchema, context.req.param('frame'));
    const {props} = readQuery(context, slateQuery);
    const slate = await cache.get(named('slate', film, generations.of(film), props, format, frame), () =>
      host.slate(film, props, format, frame),
    );
    if (slate === null) throw noSuchFrame(frame);
    return sendCached(context.req.raw, slate, askAgain);
  });

  routes.get('/waves/:digest', async (context) => {
    readQuery(context, noQuery);
    const digest = parseDigest(context.req.param('digest'));
    if (digest === null) throw noSuchFile();
    const wave = await cache.get(named('wave', digest), async () => {
      const view = await host.wave(digest);
      return view && {bytes: Buffer.from(JSON.stringify(view)), mediaType: 'application/json'};
    });
    if (wave === null) throw noSuchFile();
    return sendCached(context.req.raw, wave, forever);
  });
  return routes;
}

function named(...words: readonly unknown[]): string {
  return JSON.stringify(words);
}

function noSuchFrame(frame: number): StudioError {
  return new StudioError('studio-no-such-frame', `There is no frame ${frame}.`);
}
