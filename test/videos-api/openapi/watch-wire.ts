import {once} from 'node:events';
import {createServer, request as send, type IncomingMessage, type ServerResponse} from 'node:http';
import {buffer} from 'node:stream/consumers';
import {formFields} from './form-fields.ts';
import {openWireCheck, type Call, type WireCheck} from './wire-check.ts';

export type WireWatch = {
  /** Stands for the server's, and ends in the same path. */
  readonly url: string;
  /** What was wrong with what has passed since this was asked last, in sentences. */
  readonly takeProblems: () => readonly string[];
  /** What was asked, in order. */
  readonly calls: readonly Call[];
  readonly close: () => Promise<void>;
};

/**
 * Stands between any client and a server, passes everything on as it is, and checks JSON and forms against the
 * document. Requests that the server refused are not checked; with `checkRequests: false` none is.
 */
export async function watchWire(
  serverUrl: string,
  {check = openWireCheck(), checkRequests = true}: {check?: WireCheck; checkRequests?: boolean} = {},
): Promise<WireWatch> {
  const {hostname, port, pathname: base} = new URL(serverUrl);
  const problems: string[] = [];
  const calls: Call[] = [];

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const call = callOf(incoming, base);
    calls.push(call);
    const body = await buffer(incoming);
    const forward = send({
      hostname,
      port,
      method: incoming.method,
      path: incoming.url,
      headers: {...incoming.headers, host: `${hostname}:${port}`},
    });
    forward.end(body);
    const [first] = await once(forward, 'response');
    const answer: IncomingMessage = first;
    const {statusCode: status = 0, headers} = answer;
    if (checkRequests && status < 400)
      report(call, 'request', await requestProblems(check, call, incoming.headers['content-type'], body));
    outgoing.writeHead(status, headers);
    if (!isJson(headers['content-type'])) {
      answer.pipe(outgoing);
      return;
    }
    const text = await buffer(answer);
    report(call, `answer ${status}`, check.answer(call, status, JSON.parse(text.toString())));
    outgoing.end(text);
  };
  const report = (call: Call, what: string, found: readonly string[]): void => {
    for (const problem of found) problems.push(`${call.method} ${call.path} ${what}: ${problem}`);
  };

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error: unknown) => {
      // What breaks off at the server breaks off here.
      if (!isBrokenOff(error)) problems.push(String(error));
      outgoing.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}${base}`,
    takeProblems: () => problems.splice(0),
    calls,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function callOf({method = 'GET', url = '/'}: IncomingMessage, base: string): Call {
  const {pathname} = new URL(url, 'http://localhost');
  return {method, path: pathname.startsWith(base) ? pathname.slice(base.length) : pathname};
}

async function requestProblems(
  check: WireCheck,
  call: Call,
  contentType: string | undefined,
  body: Buffer,
): Promise<readonly string[]> {
  if (body.length === 0) return [];
  const [type = ''] = (contentType ?? '').split(';', 1);
  const fields = isJson(type) ? JSON.parse(body.toString()) : await formFields(contentType ?? '', body);
  return check.request(call, type, fields);
}

const isJson = (contentType: string | undefined): boolean => /^application\/json\b/.test(contentType ?? '');

const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'ECONNREFUSED');
