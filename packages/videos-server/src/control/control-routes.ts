import {Hono} from 'hono';
import {faultPlan} from '../faults/fault.ts';
import {noFaults} from '../faults/fault-dice.ts';
import {withBody} from '../http/read-body.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import {parseBody} from '../videos/parse-body.ts';
import {webhookRoutes} from '../webhooks/webhook-routes.ts';
import {localOnly} from './local-only.ts';

/** `/control`: what goes wrong, what would have been billed, and who is told of what ends. For this machine alone, and without keys. */
export function controlRoutes(parts: ServerParts): Hono<ServerEnv> {
  const {directories, faults, ledger} = parts;
  const routes = new Hono<ServerEnv>();
  routes.use(localOnly);

  routes.get('/faults', (context) => context.json(faults.report()));

  routes.post('/faults', (context) =>
    // JSON alone: a web page can't send it elsewhere without asking first.
    withBody(context.env.incoming, {...directories, accept: ['json']}, async (body) => {
      faults.set(parseBody(faultPlan, body.fields));
      return context.json(faults.report());
    }),
  );

  routes.delete('/faults', (context) => {
    faults.set(noFaults);
    return context.json(faults.report());
  });

  routes.get('/ledger', (context) =>
    context.json({entries: ledger.entries(), billed_usd: ledger.billedUsd()}),
  );

  routes.route('/webhooks', webhookRoutes(parts));

  return routes;
}
