import type {ServerResponse} from 'node:http';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';

/** Resets the connection instead of answering. */
export function dropConnection(outgoing: ServerResponse): Response {
  // An answer has no socket of its own yet while the one before it, over the same connection, is being sent.
  outgoing.req.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Announces a whole answer, sends a share of it, and resets the connection. */
export async function breakOff(answer: Response, outgoing: ServerResponse, share: number): Promise<Response> {
  const body = Buffer.from(await answer.arrayBuffer());
  outgoing.writeHead(answer.status, {...Object.fromEntries(answer.headers), 'content-length': body.length});
  await new Promise((resolve) => outgoing.write(body.subarray(0, Math.floor(body.length * share)), resolve));
  return dropConnection(outgoing);
}
