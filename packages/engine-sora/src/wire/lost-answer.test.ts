import type {Socket} from 'node:net';
import {createServer} from 'node:net';
import {EngineError, type Engine} from '@matchcut/engine';
import {describe, expect, test} from 'vitest';
import {createRequest, engineAt, jobAt, noInputs, quickSurroundings, video} from '../__fixtures__/engines.ts';
import {answerOf, serveWire} from '../__fixtures__/wire-server.ts';

const json = JSON.stringify(video());
const whole = answerOf(200, json);
const impatient = quickSurroundings({timeouts: {connect: 500, answer: 300, silence: 300, whole: 2000}});

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'no error';
  } catch (error) {
    return EngineError.is(error) ? error.code : `no EngineError: ${String(error)}`;
  }
}

const submit = (engine: Engine): Promise<unknown> => engine.submit(createRequest(), noInputs);
const status = (engine: Engine, url: string): Promise<unknown> => engine.status(jobAt(url));

/** What a server does with a request that it has whole. */
const misbehaviours: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['ends the connection without a word', (socket) => socket.end()],
  ['resets it', (socket) => socket.resetAndDestroy()],
  ['says nothing', () => {}],
  ['breaks off in the status line', (socket) => socket.end('HTTP/1.1 2')],
  ['breaks off in the headers', (socket) => socket.end(whole.slice(0, 40))],
  ['breaks off after the headers', (socket) => socket.end(whole.slice(0, whole.indexOf('{')))],
  ['breaks off in the body', (socket) => socket.end(whole.slice(0, -10))],
  [
    'breaks off in a body without a length',
    (socket) =>
      socket.end(
        answerOf(200, json.slice(0, -10), {'content-length': '', connection: 'close'}).replace(
          /content-length: \r\n/,
          '',
        ),
      ),
  ],
  ['stops in the body and says no more', (socket) => void socket.write(whole.slice(0, -10))],
  ['talks nonsense', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
  [
    'answers 200 with a page',
    (socket) => socket.end(answerOf(200, '<html>Welcome</html>', {'content-type': 'text/html'})),
  ],
  ['answers 200 with nothing', (socket) => socket.end(answerOf(200, ''))],
  ['answers 200 without an id', (socket) => socket.end(answerOf(200, '{"status":"queued"}'))],
  ['answers 500', (socket) => socket.end(answerOf(500, '{"error":{"message":"Oops"}}'))],
  ['answers 502 as a gateway', (socket) => socket.end(answerOf(502, '<html>Bad gateway</html>'))],
  ['answers 503 with Retry-After', (socket) => socket.end(answerOf(503, '{}', {'retry-after': '1'}))],
  ['answers 504', (socket) => socket.end(answerOf(504, ''))],
  ['answers 408', (socket) => socket.end(answerOf(408, '{"error":{"message":"Too slow"}}'))],
  ['answers 302', (socket) => socket.end(answerOf(302, '', {location: '/elsewhere'}))],
];

describe('a server that has the whole request', () => {
  test.each(misbehaviours)('and %s leaves a create undecided, asked once', async (_, misbehave) => {
    const server = await serveWire(misbehave);
    const engine = engineAt(server.url, {}, impatient);
    expect(await codeOf(submit(engine))).toBe('engine-lost-answer');
    expect(server.requests()).toHaveLength(1);
  });

  test.each(misbehaviours.slice(0, -1))('and %s may be asked for a status again', async (_, misbehave) => {
    const server = await serveWire(misbehave);
    const engine = engineAt(server.url, {}, impatient);
    expect(await codeOf(status(engine, server.url))).toBe('engine-unreachable');
    expect(server.requests()).toHaveLength(1);
  });
});

describe('a server that surely took nothing', () => {
  test('refuses the connection: the create may be repeated', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => server.close(resolve));
    expect(await codeOf(submit(engineAt(`http://127.0.0.1:${port}/v1`)))).toBe('engine-unreachable');
  });

  test('has no address: the create may be repeated', async () => {
    expect(await codeOf(submit(engineAt('http://no-such-host.invalid/v1')))).toBe('engine-unreachable');
  });

  test('breaks off the TLS handshake: the create may be repeated', async () => {
    const server = await serveWire(
      () => {},
      (socket) => socket.once('data', () => socket.resetAndDestroy()),
    );
    expect(await codeOf(submit(engineAt(server.url.replace('http:', 'https:'))))).toBe('engine-unreachable');
  });

  test('speaks no TLS: the create may be repeated', async () => {
    const server = await serveWire(
      () => {},
      (socket) => socket.end(answerOf(200, json)),
    );
    expect(await codeOf(submit(engineAt(server.url.replace('http:', 'https:'))))).toBe('engine-unreachable');
  });

  test('says that it is too much: the create may be repeated, when the server says', async () => {
    const server = await serveWire((socket) =>
      socket.end(answerOf(429, '{"error":{"message":"Too many running tasks"}}', {'retry-after': '7'})),
    );
    await expect(submit(engineAt(server.url))).rejects.toMatchObject({
      code: 'engine-busy',
      isRetryable: true,
      retryAfterMs: 7000,
    });
  });
});

test('a connection that is ended while a create is being sent leaves it undecided', async () => {
  const server = await serveWire(
    () => {},
    (socket) => socket.once('data', () => socket.resetAndDestroy()),
  );
  const engine = engineAt(server.url);
  const prompt = 'long '.repeat(6000);
  expect(await codeOf(engine.submit(createRequest({prompt}), noInputs))).toBe('engine-lost-answer');
});

test('a create is never sent over a connection that was used before', async () => {
  // A server may end a kept connection in the moment in which the next request comes: then there is no telling.
  const used = new WeakSet<Socket>();
  const server = await serveWire((socket) => {
    if (used.has(socket)) socket.destroy();
    else socket.write(whole);
    used.add(socket);
  });
  const engine = engineAt(server.url);
  for (const count of [1, 2, 3]) {
    expect(await codeOf(submit(engine))).toBe('no error');
    expect(server.connections()).toBe(count);
  }
});

test('an aborted create is undecided once it was sent, and never sent before', async () => {
  const server = await serveWire(() => abort.abort());
  const abort = new AbortController();
  const engine = engineAt(server.url);
  expect(await codeOf(engine.submit(createRequest(), noInputs, {signal: abort.signal}))).toBe(
    'engine-lost-answer',
  );
  await expect(
    engine.submit(createRequest(), noInputs, {signal: AbortSignal.abort(new Error('enough'))}),
  ).rejects.toThrow('enough');
  expect(server.requests()).toHaveLength(1);
});

test('an aborted status ends with the reason', async () => {
  const abort = new AbortController();
  const server = await serveWire(() => abort.abort(new Error('enough')));
  const engine = engineAt(server.url);
  await expect(engine.status(jobAt(server.url), {signal: abort.signal})).rejects.toThrow('enough');
});
