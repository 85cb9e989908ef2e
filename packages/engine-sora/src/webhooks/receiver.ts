import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {EngineError} from '@matchcut/engine';
import {Webhook} from 'standardwebhooks';
import type {Settings} from '../sora-options.ts';
import type {Surroundings} from '../surroundings.ts';
import {createRecent} from './recent.ts';
import {readEvent} from './read-event.ts';

/** Is told by the server when a video has ended, so that nobody has to ask again and again. */
export type Receiver = {
  /**
   * Listens, if it does not yet. Resolves with the port, or with `null` where another process has it: then time alone
   * decides when to ask. Throws `engine-misconfigured`.
   */
  start(): Promise<number | null>;
  /** Resolves when the end of a video was told, at the latest after `withinMs`. */
  changed(id: string, withinMs: number, signal: AbortSignal | undefined): Promise<void>;
  close(): Promise<void>;
};

const mostRemembered = 10_000;
/** An event is a few hundred bytes. */
const longestBody = 64 * 1024;

export function openReceiver(
  options: NonNullable<Settings['webhook']>,
  {clock, env}: Pick<Surroundings, 'clock' | 'env'>,
): Receiver {
  const deliveries = createRecent(mostRemembered);
  /** Ends that were told before anybody waited for them. */
  const told = createRecent(mostRemembered);
  const waiting = new Map<string, Set<() => void>>();
  let listening: Promise<{readonly server: Server; readonly port: number} | null> | null = null;

  return {
    start: async () => (await listen())?.port ?? null,
    async changed(id, withinMs, signal) {
      await listen();
      if (told.take(id)) return;
      const woken = new AbortController();
      const wake = (): void => woken.abort();
      const others = waiting.get(id) ?? new Set();
      waiting.set(id, others.add(wake));
      try {
        await clock.sleep(withinMs, AbortSignal.any([woken.signal, ...(signal ? [signal] : [])]));
      } catch (error) {
        if (!woken.signal.aborted) throw error;
        told.take(id);
      } finally {
        others.delete(wake);
        if (others.size === 0) waiting.delete(id);
      }
    },
    async close() {
      const open = await listening?.catch(() => null);
      listening = null;
      open?.server.closeAllConnections();
      await new Promise<void>((resolve) => (open ? open.server.close(() => resolve()) : resolve()));
    },
  };

  function listen(): Promise<{readonly server: Server; readonly port: number} | null> {
    listening ??= startListening();
    return listening;
  }

  async function startListening(): Promise<{readonly server: Server; readonly port: number} | null> {
    const webhook = openWebhook();
    const server = createServer({requestTimeout: 10_000}, (request, response) => {
      void answer(webhook, request, response);
    });
    // Whoever waits for a change keeps the process alive, not this.
    server.unref();
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') resolve(null);
        else reject(misconfigured(`Webhooks can't be listened for: ${error.message}.`));
      });
      server.listen(options.port, options.host, () => resolve({server, port: portOf(server)}));
    });
  }

  function openWebhook(): Webhook {
    const {secret} = options;
    const given = (typeof secret === 'function' ? secret() : secret) ?? env['MATCHCUT_WEBHOOK_SECRET'] ?? '';
    if (given === '') throw misconfigured('There is no secret for webhooks. Set MATCHCUT_WEBHOOK_SECRET.');
    try {
      return new Webhook(given.trim());
    } catch {
      throw misconfigured('The secret for webhooks is none: it is whsec_ and base64.');
    }
  }

  async function answer(webhook: Webhook, request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.statusCode = await statusOf(webhook, request).catch(() => 400);
    response.end();
  }

  async function statusOf(webhook: Webhook, request: IncomingMessage): Promise<number> {
    if (request.url?.split('?', 1)[0] !== options.path) return 404;
    if (request.method !== 'POST') return 405;
    const body = await readBody(request);
    if (body === null) return 413;
    const event = readEvent(webhook, body, request.headers);
    if (event === null) return 401;
    const isNew = deliveries.add(String(request.headers['webhook-id']));
    if (isNew && event.video !== null) tell(event.video);
    return 200;
  }

  function tell(video: string): void {
    told.add(video);
    for (const wake of waiting.get(video) ?? []) wake();
  }
}

/** `null` where it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > longestBody) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function portOf(server: Server): number {
  const address = server.address();
  return isAddress(address) ? address.port : 0;
}

function isAddress(address: ReturnType<Server['address']>): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function misconfigured(message: string): EngineError {
  return new EngineError('engine-misconfigured', message);
}
