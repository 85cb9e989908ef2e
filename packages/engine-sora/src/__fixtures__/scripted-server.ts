import {createServer, type IncomingHttpHeaders, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {onTestFinished} from 'vitest';

/** A request that came, read. */
export type Seen = {
  readonly method: string;
  /** Without `/v1`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** JSON, or the fields of a form with files as `{type, size}`. */
  readonly body: unknown;
  readonly bytes: Buffer;
};

export type Reply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: Buffer | string;
};

export type ScriptedServer = {
  /** With `/v1`. */
  readonly url: string;
  readonly seen: Seen[];
  /** What came, as `POST /videos`. */
  calls(): readonly string[];
};

/** A server that answers as a test says, and ends with it. */
export async function serve(
  answer: (request: Seen, count: number) => Reply | Promise<Reply>,
): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const read = await readRequest(request);
      seen.push(read);
      const {
        status = 200,
        headers = {},
        json,
        body = json === undefined ? '' : JSON.stringify(json),
      } = await answer(read, seen.length);
      response.writeHead(status, {
        ...(json !== undefined && {'content-type': 'application/json'}),
        ...headers,
      });
      response.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    calls: () => seen.map(({method, path}) => `${method} ${path}`),
  };
}

async function readRequest(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const url = new URL(request.url ?? '/', 'http://server');
  const type = request.headers['content-type'] ?? '';
  return {
    method: request.method ?? '',
    path: url.pathname.replace(/^\/v1/, ''),
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: type.startsWith('multipart/')
      ? await readForm(bytes, type)
      : type.startsWith('application/json')
        ? JSON.parse(bytes.toString())
        : null,
    bytes,
  };
}

async function readForm(bytes: Buffer, type: string): Promise<Readonly<Record<string, unknown>>> {
  const form = await new Response(new Uint8Array(bytes), {headers: {'content-type': type}}).formData();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    const read =
      typeof value === 'string' ? value : {type: value.type, bytes: Buffer.from(await value.arrayBuffer())};
    const before = fields[name];
    fields[name] = before === undefined ? read : [before, read].flat();
  }
  return fields;
}
