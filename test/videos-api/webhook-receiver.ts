import {EventEmitter, once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {text} from 'node:stream/consumers';

export type ReceivedWebhook = {readonly headers: Record<string, string>; readonly body: string};

/** Somebody who is told, on this machine. */
export type WebhookReceiver = {
  readonly url: string;
  /** The webhooks that came, once so many have. */
  readonly received: (count: number) => Promise<readonly ReceivedWebhook[]>;
  readonly close: () => void;
};

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const arrivals = new EventEmitter();
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    received.push({headers: Object.fromEntries(headers), body});
    response.end();
    arrivals.emit('arrival');
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    received: async (count) => {
      while (received.length < count) await once(arrivals, 'arrival');
      return received;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
