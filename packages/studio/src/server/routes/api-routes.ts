import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {ownPagesOnly} from '../guard/own-requests-only.ts';
import {needSession, needToken, type Access} from '../guard/need-credentials.ts';
import type {EventHub} from '../events/event-hub.ts';
import {readBody} from '../reading/read-body.ts';
import {readQuery} from '../reading/read-query.ts';
import {
  agreedOrderSchema,
  filmQuery,
  noBody,
  noQuery,
  pinOrderSchema,
  runOrderSchema,
  sourcePlaceSchema,
  takesQuery,
} from '../reading/schemas.ts';
import {StudioError} from '../studio-error.ts';
import type {StudioEnv} from '../studio-env.ts';
import type {StudioHost} from '../../studio-host.ts';

/** Orders are small; only props may be of some length. */
const maxBodyBytes = 1024 * 1024;

/** What is below `/api`: reading needs the token, and writing and spending the cookie too. */
export function apiRoutes(host: StudioHost, hub: EventHub, access: Access): Hono<StudioEnv> {
  const routes = new Hono<StudioEnv>();
  const token = needToken(access);
  const session = needSession(access);

  // An event source of a browser sends no header of its own.
  routes.get('/events', ownPagesOnly, session, (context) => {
    readQuery(context, noQuery);
    return new Response(context.req.method === 'HEAD' ? null : hub.open(), {
      headers: {'content-type': 'text/event-stream', 'cache-control': 'no-store'},
    });
  });

  routes.use('*', token);
  routes.post('*', session, bodyLimit({maxSize: maxBodyBytes, onError: tooLarge}));

  routes.get('/project', async (context) => {
    readQuery(context, noQuery);
    return Response.json(await host.project());
  });
  routes.get('/films/:film', async (context) => {
    const film = context.req.param('film');
    const {props} = readQuery(context, filmQuery);
    return Response.json((await host.film(film, props)) ?? noSuchFilm(film));
  });
  routes.get('/films/:film/takes', async (context) => {
    const film = context.req.param('film');
    const {address, format, props} = readQuery(context, takesQuery);
    return Response.json((await host.takes(film, props, address, format)) ?? noSuchShot(film, address));
  });
  routes.get('/ledger', async (context) => {
    readQuery(context, noQuery);
    return Response.json(await host.ledger());
  });
  routes.get('/runs', (context) => {
    readQuery(context, noQuery);
    return Response.json(host.runs());
  });

  routes.post('/quote', async (context) => {
    readQuery(context, noQuery);
    return Response.json(await host.quote(await readBody(context, runOrderSchema)));
  });
  routes.post('/runs', async (context) => {
    readQuery(context, noQuery);
    return Response.json(await host.run(await readBody(context, agreedOrderSchema)));
  });
  routes.post('/runs/:id/cancel', async (context) => {
    readQuery(context, noQuery);
    const id = context.req.param('id');
    await readBody(context, noBody);
    return Response.json((await host.cancel(id)) ?? noSuchRun(id));
  });
  routes.post('/pin', async (context) => {
    readQuery(context, noQuery);
    return Response.json(await host.pin(await readBody(context, pinOrderSchema)));
  });
  routes.post('/reveal', async (context) => {
    readQuery(context, noQuery);
    await host.reveal(await readBody(context, sourcePlaceSchema));
    return Response.json({});
  });
  return routes;
}

function tooLarge(): never {
  throw new StudioError('studio-too-large', `The body is larger than ${maxBodyBytes} bytes.`);
}

function noSuchFilm(film: string): never {
  throw new StudioError('studio-no-such-film', `There is no film "${film.slice(0, 100)}".`);
}

function noSuchShot(film: string, address: string): never {
  throw new StudioError(
    'studio-no-such-shot',
    `The film "${film.slice(0, 100)}" has no shot "${address.slice(0, 100)}" in this format.`,
  );
}

function noSuchRun(id: string): never {
  throw new StudioError('studio-no-such-run', `There is no run "${id.slice(0, 100)}".`);
}
