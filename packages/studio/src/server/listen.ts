import {once} from 'node:events';
import {createServer, type RequestListener, type Server, type ServerResponse} from 'node:http';
import {setTimeout} from 'node:timers/promises';
import {refuseMalformed} from './refuse-malformed.ts';
import {StudioError} from './studio-error.ts';

export type Listening = {
  readonly host: string;
  readonly port: number;
  /** Ends open connections and resolves when all are gone. Event sources that have come to their end are let end. */
  readonly close: () => Promise<void>;
};

export type ListenOptions = {
  readonly host: string;
  /** `null`: the first free one from 3210. */
  readonly port: number | null;
  /** Makes what answers, once the port is known. */
  readonly listener: (port: number) => RequestListener;
};

const firstPort = 3210;
const portsTried = 100;

/** For a page that does not read its events: it is cut off then. */
const graceMs = 500;

/** Props stand in the addresses of films. */
const maxHeaderSize = 64 * 1024;

/** Throws `studio-port-in-use`, `studio-bad-port` and `studio-bad-host`. */
export async function listen({host, port, listener}: ListenOptions): Promise<Listening> {
  const server = createServer({maxHeaderSize});
  refuseMalformed(server);
  const last = firstPort + portsTried - 1;
  for (let next = port ?? firstPort; ; next++) {
    try {
      server.listen(next, host);
      await once(server, 'listening');
      break;
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || port !== null || next === last)
        throw listenError(error, host, next);
    }
  }
  const bound = portOf(server);
  const answers = new Set<ServerResponse>();
  server.on('request', (_incoming, outgoing) => {
    answers.add(outgoing);
    outgoing.once('close', () => answers.delete(outgoing));
  });
  server.on('request', listener(bound));
  let closing: Promise<void> | null = null;
  return {
    host,
    port: bound,
    close: () => (closing ??= close(server, answers)),
  };
}

async function close(server: Server, answers: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sources = [...answers].filter((answer) => answer.getHeader('content-type') === 'text/event-stream');
  await withinGrace(Promise.all(sources.map((source) => once(source, 'close'))));
  server.closeAllConnections();
  await closed;
}

async function withinGrace(ending: Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const grace = setTimeout(graceMs, undefined, {signal: stop.signal}).catch(() => {});
  await Promise.race([ending, grace]);
  stop.abort();
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listenError(error: unknown, host: string, port: number): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StudioError('studio-port-in-use', `Port ${port} of ${host} is taken by another program.`, {
        cause: error,
      });
    case 'EACCES':
    case 'ERR_SOCKET_BAD_PORT':
      return new StudioError('studio-bad-port', `Port ${port} can't be listened on.`, {cause: error});
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return new StudioError('studio-bad-host', `${host} is no address of this machine.`, {cause: error});
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
