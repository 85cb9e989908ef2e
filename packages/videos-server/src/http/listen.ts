import {createServer, type Server} from 'node:http';
import {once} from 'node:events';
import {getRequestListener} from '@hono/node-server';
import type {Hono} from 'hono';
import type {Dialect} from '../dialects/dialect.ts';
import {ServerError} from '../server-error.ts';
import {refuseMalformed} from './refuse-malformed.ts';
import type {ServerEnv} from './server-env.ts';

export type Listening = {
  readonly url: string;
  readonly port: number;
  /** Ends open connections and resolves when all are gone. */
  readonly close: () => Promise<void>;
};

/** Longer than clients wait between two polls: a connection that closes while it is used again is a lost answer. */
const keepAliveMs = 65_000;

/** Throws `server-port-in-use`. */
export async function listen(
  app: Hono<ServerEnv>,
  {host, port, dialect}: {host: string; port: number; dialect: Dialect},
): Promise<Listening> {
  const listener = getRequestListener((request, env) => app.fetch(request, env));
  const server = createServer(
    {keepAliveTimeout: keepAliveMs},
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  refuseMalformed(server, dialect);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, host, port);
  }
  const bound = portOf(server);
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${bound}/v1`,
    port: bound,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return new ServerError('server-port-in-use', `Port ${port} of ${host} is taken by another program.`, {
        cause: error,
      });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return new ServerError('server-bad-host', `${host} is no address of this machine.`, {cause: error});
    default:
      return error;
  }
}
