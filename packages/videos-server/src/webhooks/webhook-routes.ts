import {Hono} from 'hono';
import {z} from 'zod';
import {badRequest, notFound} from '../http/api-error.ts';
import {readPageQuery} from '../http/page.ts';
import {withBody} from '../http/read-body.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import {parseBody} from '../videos/parse-body.ts';
import {isWebhookSecret, makeWebhookSecret} from './webhook-secret.ts';
import type {WebhookEndpoint} from './webhook-table.ts';
import {checkWebhookTarget} from './webhook-target.ts';

const registerBody = z.strictObject({
  url: z.string(),
  secret: z
    .string()
    .refine(isWebhookSecret, {
      error: "Invalid 'secret': expected whsec_ and the base64 of a key of 24 to 64 bytes.",
    })
    .default(makeWebhookSecret),
});

/** `/control/webhooks`: who is told, and what they were told. Secrets are answered once, to who registers. */
export function webhookRoutes(parts: ServerParts): Hono<ServerEnv> {
  const {clock, directories, webhooks, webhooksBeyondLoopback} = parts;
  const routes = new Hono<ServerEnv>();

  routes.post('/', (context) =>
    withBody(context.env.incoming, {...directories, accept: ['json']}, async ({fields}) => {
      const {url, secret} = parseBody(registerBody, fields);
      const target = checkWebhookTarget(url, webhooksBeyondLoopback);
      if (target.kind === 'refused') throw badRequest(target.message, 'url');
      const endpoint = webhooks.register({url: target.url, secret}, clock.now());
      return context.json({...presentEndpoint(endpoint), secret});
    }),
  );

  routes.get('/', (context) => context.json({data: webhooks.endpoints().map(presentEndpoint)}));

  routes.get('/deliveries', (context) => {
    const {limit} = readPageQuery(context.req.query(), {least: 1, most: 1000, usual: 100});
    return context.json({data: webhooks.log(limit)});
  });

  routes.delete('/:id', (context) => {
    const id = context.req.param('id');
    if (!webhooks.forget(id)) throw notFound(`No webhook with id '${id.slice(0, 80)}'.`, 'id');
    return context.json({id, deleted: true});
  });

  return routes;
}

function presentEndpoint({id, url, createdAtMs}: WebhookEndpoint): Readonly<Record<string, unknown>> {
  return {id, url, createdAtMs};
}
