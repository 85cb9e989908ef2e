import {existsSync} from 'node:fs';
import {Hono, type Context} from 'hono';
import type {AccountId} from '../account.ts';
import {ApiError, badRequest, notFound} from '../http/api-error.ts';
import {pageOf, readPageQuery} from '../http/page.ts';
import {withBody} from '../http/read-body.ts';
import type {RequestBody} from '../http/request-body.ts';
import {sendFile} from '../http/send-file.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import {contentOf} from './content.ts';
import {createVideo} from './create-video.ts';
import {editVideo, remixVideo} from './edit-video.ts';
import {extendVideo} from './extend-video.ts';
import {pollAfterMs} from './poll-after.ts';
import {presentVideo} from './present-video.ts';
import {stateOfVideo} from './state-of-video.ts';
import type {VideoRecord} from './video-record.ts';
import type {VideoRequest} from './video-request.ts';

/** `/v1/videos` */
export function videosRoutes(parts: ServerParts): Hono<ServerEnv> {
  const {clock, dialect, directories, ledger, queue, videoFiles, videos} = parts;
  const routes = new Hono<ServerEnv>();

  const find = (account: AccountId, id: string): VideoRecord => {
    const video = videos.find(account, id);
    if (video === null) throw notFound(`Video with id '${id.slice(0, 80)}' not found.`, 'video_id');
    return video;
  };

  const show = (video: VideoRecord) => presentVideo(video, stateOfVideo(video, parts), dialect);

  const answer = (context: Context<ServerEnv>, video: VideoRecord): Response => {
    const state = stateOfVideo(video, parts);
    const pollAfter = pollAfterMs(state, video.readyAtMs, clock.now());
    if (pollAfter !== null) context.header('openai-poll-after-ms', String(pollAfter));
    return context.json(presentVideo(video, state, dialect));
  };

  const post = (
    context: Context<ServerEnv>,
    make: (request: VideoRequest) => Promise<VideoRecord>,
    accept: readonly RequestBody['encoding'][] = ['json', 'multipart'],
  ): Promise<Response> =>
    withBody(context.env.incoming, {...directories, accept}, async (body) =>
      answer(context, await make({account: context.get('account'), body, faults: context.get('faults')})),
    );

  const create = async ({account, body, faults}: VideoRequest): Promise<VideoRecord> => {
    const created = await createVideo(account, body, parts, {faults});
    if (created.kind === 'refused') throw created.error;
    return created.video;
  };

  routes.post('/', (context) => post(context, create, dialect.createBodies));
  routes.post('/extensions', (context) => post(context, (request) => extendVideo(request, parts)));
  routes.post('/edits', (context) => post(context, (request) => editVideo(request, parts)));
  routes.post('/:id/remix', (context) =>
    post(context, (request) => remixVideo(context.req.param('id'), request, parts)),
  );

  routes.get('/', (context) => {
    const account = context.get('account');
    const query = readPageQuery(context.req.query(), {least: 0, most: 100, usual: 20});
    const after = query.after === null ? null : videos.find(account, query.after);
    if (query.after !== null && after === null)
      throw notFound(`Video with id '${query.after.slice(0, 80)}' not found.`, 'after');
    const found = videos.list(account, {...query, after, limit: query.limit + 1}).map(show);
    const page = pageOf(found, query);
    return context.json(dialect.list === 'bare' ? {object: page.object, data: page.data} : page);
  });

  routes.get('/:id', (context) => answer(context, find(context.get('account'), context.req.param('id'))));

  routes.delete('/:id', async (context) => {
    const video = find(context.get('account'), context.req.param('id'));
    const {id} = video;
    const isRunning = !['completed', 'failed'].includes(stateOfVideo(video, parts).kind);
    if (isRunning && dialect.deletion.of === 'ended')
      throw badRequest(
        `Video '${id}' can't be deleted before it is completed or failed.`,
        'video_id',
        'video_not_deletable',
      );
    videos.remove(id);
    if (isRunning) ledger.settle(id, 'not-billed');
    await queue.cancel(id);
    videoFiles.remove(id);
    return context.json(
      dialect.deletion.answer === 'video'
        ? {...show(video), status: 'deleted'}
        : {id, object: 'video.deleted', deleted: true},
    );
  });

  routes.get('/:id/content', async (context) => {
    const video = find(context.get('account'), context.req.param('id'));
    try {
      return await sendFile(
        context.req.raw,
        await contentOf(video, context.req.query('variant') ?? 'video', parts),
      );
    } catch (error) {
      // A video may be deleted, or expire, between the question and the answer.
      if (error instanceof ApiError || existsSync(videoFiles.of(video.id).content)) throw error;
      throw notFound(`The content of video '${video.id}' is gone.`, 'video_id');
    }
  });

  return routes;
}
