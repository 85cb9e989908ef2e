import {Hono} from 'hono';
import type {AccountId} from '../account.ts';
import {ApiError, badRequest, notFound} from '../http/api-error.ts';
import {pageOf, readPageQuery} from '../http/page.ts';
import {withBody} from '../http/read-body.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import type {BatchRecord} from './batch-record.ts';
import {createBatch} from './create-batch.ts';
import {presentBatch} from './present-batch.ts';

/** `/v1/batches` */
export function batchesRoutes(parts: ServerParts): Hono<ServerEnv> {
  const {batches, clock, directories, events} = parts;
  const routes = new Hono<ServerEnv>();
  const find = (account: AccountId, id: string): BatchRecord => {
    const batch = batches.find(account, id);
    if (batch === null) throw notFound(`No batch found with id '${id.slice(0, 80)}'.`, 'batch_id');
    return batch;
  };

  routes.post('/', (context) =>
    withBody(context.env.incoming, {...directories, accept: ['json']}, async (body) => {
      const batch = createBatch(context.get('account'), body, parts, context.get('batchFaults'));
      events.emit('batchChanged', batch.id);
      return context.json(presentBatch(batch));
    }),
  );

  routes.get('/', (context) => {
    const account = context.get('account');
    const query = readPageQuery(context.req.query(), {least: 1, most: 100, usual: 20});
    const after = query.after === null ? null : batches.find(account, query.after);
    if (query.after !== null && after === null)
      throw badRequest(`No batch found with id '${query.after.slice(0, 80)}'.`, 'after');
    const found = batches.list(account, {...query, after, limit: query.limit + 1});
    return context.json(pageOf(found.map(presentBatch), query));
  });

  routes.get('/:id', (context) =>
    context.json(presentBatch(find(context.get('account'), context.req.param('id')))),
  );

  routes.post('/:id/cancel', (context) => {
    const account = context.get('account');
    const {id, status} = find(account, context.req.param('id'));
    if (status === 'validating' || status === 'in_progress') {
      batches.move(id, status, 'cancelling', clock.now());
      events.emit('batchChanged', id);
    } else if (status !== 'cancelling')
      throw new ApiError(409, `Cannot cancel a batch with status '${status}'.`, {
        code: 'batch_not_cancellable',
      });
    return context.json(presentBatch(find(account, id)));
  });

  return routes;
}
