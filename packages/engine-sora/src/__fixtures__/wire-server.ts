import {createServer, type AddressInfo, type Socket} from 'node:net';
import {onTestFinished} from 'vitest';

export type WireServer = {
  readonly url: string;
  /** Connections so far. */
  connections(): number;
  /** Whole requests that came, each from its first line to the end of its body. */
  requests(): readonly string[];
};

/** A server below HTTP: a test says what happens to the socket when a whole request is there. */
export async function serveWire(
  onRequest: (socket: Socket, count: number) => void,
  onConnection: (socket: Socket, count: number) => void = () => {},
): Promise<WireServer> {
  let connections = 0;
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      requests.push(text);
      text = '';
      onRequest(socket, requests.length);
    });
    onConnection(socket, connections);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}/v1`, connections: () => connections, requests: () => requests};
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
  return text.length >= end + 4 + length;
}

/** An answer as it goes over the wire. */
export function answerOf(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  const lines = Object.entries({
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...headers,
  });
  return `HTTP/1.1 ${status} X\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
