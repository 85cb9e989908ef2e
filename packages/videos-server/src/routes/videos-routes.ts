import {Hono} from 'hono';
import {notFound} from '../http/api-error.ts';
import {withBody} from '../http/read-body.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import {createVideo} from '../videos/create-video.ts';
import {presentVideo} from '../videos/present-video.ts';
import {stateOfVideo} from '../videos/state-of-video.ts';

/** `/v1/videos` */
export function videosRoutes(parts: ServerParts): Hono<ServerEnv> {
  const {directories, videos} = parts;
  const routes = new Hono<ServerEnv>();

  routes.post('/', (context) =>
    withBody(context.env.incoming, directories, async (body) => {
      const created = await createVideo(context.get('account'), body, parts);
      if (created.kind === 'refused') throw created.error;
      return context.json(presentVideo(created.video, stateOfVideo(created.video, parts)));
    }),
  );

  routes.get('/:id', (context) => {
    const id = context.req.param('id');
    const video = videos.find(context.get('account'), id);
    if (video === null) throw notFound(`Video with id '${id}' not found.`, 'video_id');
    return context.json(presentVideo(video, stateOfVideo(video, parts)));
  });

  return routes;
}
