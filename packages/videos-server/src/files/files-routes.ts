import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import {Hono} from 'hono';
import type {AccountId} from '../account.ts';
import {badRequest, notFound} from '../http/api-error.ts';
import {pageOf, readPageQuery} from '../http/page.ts';
import {withBody} from '../http/read-body.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import {createFile} from './create-file.ts';
import {presentFile} from './present-file.ts';
import type {StoredFile} from './stored-file.ts';

/** `/v1/files` */
export function filesRoutes(parts: ServerParts): Hono<ServerEnv> {
  const {directories, files} = parts;
  const routes = new Hono<ServerEnv>();
  const find = (account: AccountId, id: string): StoredFile => {
    const file = files.find(account, id);
    if (file === null) throw notFound(`No such File object: ${id.slice(0, 80)}`, 'id');
    return file;
  };

  routes.post('/', (context) =>
    withBody(context.env.incoming, {...directories, accept: ['multipart']}, async (body) =>
      context.json(presentFile(createFile(context.get('account'), body, parts))),
    ),
  );

  routes.get('/', (context) => {
    const account = context.get('account');
    const query = readPageQuery(context.req.query(), {least: 1, most: 10_000, usual: 10_000});
    const after = query.after === null ? null : files.find(account, query.after);
    if (query.after !== null && after === null)
      throw badRequest(`No such File object: ${query.after.slice(0, 80)}`, 'after');
    const purpose = context.req.query('purpose') ?? null;
    const found = files.list(account, {...query, purpose, after, limit: query.limit + 1});
    return context.json(pageOf(found.map(presentFile), query));
  });

  routes.get('/:id', (context) =>
    context.json(presentFile(find(context.get('account'), context.req.param('id')))),
  );

  routes.get('/:id/content', (context) => {
    const {id, sizeBytes} = find(context.get('account'), context.req.param('id'));
    return new Response(Readable.toWeb(createReadStream(files.pathOf(id))) as ReadableStream, {
      headers: {'content-type': 'application/octet-stream', 'content-length': String(sizeBytes)},
    });
  });

  routes.delete('/:id', (context) => {
    const {id} = find(context.get('account'), context.req.param('id'));
    files.remove(id);
    return context.json({id, object: 'file', deleted: true});
  });

  return routes;
}
