import {once} from 'node:events';
import {request, type IncomingHttpHeaders, type OutgoingHttpHeaders} from 'node:http';
import {connect} from 'node:net';
import {buffer} from 'node:stream/consumers';
import {openWireCheck} from './openapi/wire-check.ts';
import {startSdkRig, type SdkRig} from './sdk-rig.ts';

export type RawAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type RawRequest = {
  readonly method: string;
  /** Below `/v1`. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Buffer | string;
};

/** Sends whatever it is told to, over a connection of its own. */
export type FuzzRig = SdkRig & {
  readonly send: (request: RawRequest) => Promise<RawAnswer>;
  /** Sends bytes as they are, and resolves to all that comes back until the server closes the connection. */
  readonly sendBytes: (bytes: Buffer | string) => Promise<string>;
};

export async function startFuzzRig(): Promise<FuzzRig> {
  const rig = await startSdkRig();
  const {hostname, port, pathname} = new URL(rig.server.url);
  return {
    ...rig,
    send: async ({method, path, headers = {}, body}) => {
      const sent = request({
        hostname,
        port,
        method,
        path: `${pathname}${path}`,
        headers: {authorization: 'Bearer key', ...headers},
        agent: false,
        // Whoever is never answered is told so, with what was sent.
        signal: AbortSignal.timeout(10_000),
      });
      sent.end(body);
      const [first] = await once(sent, 'response');
      return {status: first.statusCode, headers: first.headers, body: await buffer(first)};
    },
    sendBytes: async (bytes) => {
      const socket = connect(Number(port), hostname);
      socket.end(bytes);
      return (await buffer(socket)).toString();
    },
  };
}

/**
 * Tells where an answer is not what every answer has to be, whatever was asked: no fault of the server's, and an error
 * only in the protocol's own shape.
 */
export function incivility({status, headers, body}: RawAnswer): string | null {
  if (status < 400) return null;
  const text = body.toString();
  if (status >= 500) return `a fault of the server's: ${status} ${text}`;
  if (headers['content-type'] !== 'application/json') return `no JSON: ${headers['content-type']}`;
  const [problem] = check.answer({method: 'GET', path: '/videos'}, status, JSON.parse(text));
  return problem ?? null;
}

const check = openWireCheck();
