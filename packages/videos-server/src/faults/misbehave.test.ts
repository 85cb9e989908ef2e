import {connect} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {isLoopback} from '../control/local-only.ts';
import {createApp} from '../http/create-app.ts';
import {manualClock} from '../manual-clock.fixture.ts';
import {openServerParts} from '../open-server-parts.ts';
import {newDirectory, testMedia, testServer, type TestServer} from '../test-server.fixture.ts';
import type {FaultPlan} from './fault.ts';

const media = testMedia();
const prompt = 'A quiet street.';

const withFaults = (...faults: FaultPlan['faults']): Promise<TestServer> => testServer({faults: {faults}});
const create = (server: TestServer) => server.ask('POST', '/videos', {prompt});

describe('an answer', () => {
  test('is 429 once, with the time after which to come again', async () => {
    const server = await withFaults({kind: 'rate-limit', retryAfterSeconds: 7, times: 1});
    const refused = await create(server);
    expect(refused).toMatchObject({
      status: 429,
      body: {error: {type: 'rate_limit_error', code: 'rate_limit_exceeded'}},
    });
    expect(refused.headers.get('retry-after')).toBe('7');
    expect(server.ledger()).toEqual([]);
    expect(await create(server)).toMatchObject({status: 200});
  });

  test('is 429 without such a time', async () => {
    const server = await withFaults({kind: 'rate-limit'});
    expect((await create(server)).headers.has('retry-after')).toBe(false);
  });

  test('is 429 while too many jobs run', async () => {
    const clock = manualClock();
    const server = await testServer({
      clock,
      latencyMs: 1000,
      faults: {faults: [{kind: 'too-many-running', limit: 2}]},
    });
    const first = await create(server);
    expect(await create(server)).toMatchObject({status: 200});
    expect(await create(server)).toMatchObject({
      status: 429,
      body: {error: {message: 'Too many running tasks'}},
    });
    const other = {headers: {authorization: 'Bearer other'}};
    expect(await server.ask('POST', '/videos', {prompt}, other)).toMatchObject({status: 200});
    await server.painted(first.body.id);
    clock.advance(1000);
    expect(await create(server)).toMatchObject({status: 200});
  });

  test('is 5xx, and nothing was done', async () => {
    const server = await withFaults({kind: 'server-error', status: 503, times: 1});
    expect(await create(server)).toMatchObject({status: 503, body: {error: {type: 'server_error'}}});
    expect(server.ledger()).toEqual([]);
  });

  test('is 5xx, and the job was made all the same', async () => {
    const server = await withFaults({kind: 'server-error', moment: 'after', times: 1});
    const answer = await create(server);
    expect(answer).toMatchObject({status: 500, body: {error: {type: 'server_error'}}});
    expect(JSON.stringify(answer.body)).not.toContain('video_');
    const {body} = await server.ask('GET', '/videos');
    expect(body['data']).toHaveLength(1);
    expect(server.ledger()).toHaveLength(1);
  });

  test.each([
    ['before', 0],
    ['after', 1],
    ['mid-answer', 1],
  ] as const)('is a reset connection %s, with %i jobs made', async (moment, jobs) => {
    const server = await withFaults({kind: 'connection-reset', moment, times: 1});
    await expect(create(server)).rejects.toThrow(/fetch failed|terminated/);
    expect(server.ledger()).toHaveLength(jobs);
    expect(server.crashes).toEqual([]);
    expect(await create(server)).toMatchObject({status: 200});
  });

  test('is a reset connection also while the answer before it is being sent', {timeout: 10_000}, async () => {
    const server = await withFaults({kind: 'connection-reset', skip: 1});
    const request = 'GET /v1/videos HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer key\r\n\r\n';
    const socket = connect(server.port, '127.0.0.1').on('error', () => {});
    // Its end is an error or not, by what of the first answer has been read.
    const closed = new Promise((resolve) => socket.resume().on('close', resolve));
    socket.write(`${request}${request}`);
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  test('to other calls is as it should be', async () => {
    const server = await withFaults({kind: 'server-error', on: ['videos.list']});
    expect(await create(server)).toMatchObject({status: 200});
    expect(await server.ask('GET', '/videos')).toMatchObject({status: 500});
  });
});

describe('a download', () => {
  async function twice(fault: FaultPlan['faults'][number]) {
    const server = await withFaults({...fault, times: 1});
    const path = `/videos/${await server.make()}/content`;
    const broken = await server.fetch(path);
    const bytes = await broken.arrayBuffer().catch((error: unknown) => error);
    const whole = Buffer.from(await (await server.fetch(path)).arrayBuffer());
    expect(server.crashes).toEqual([]);
    return {broken, bytes, whole};
  }

  test('breaks off', async () => {
    const {broken, bytes, whole} = await twice({kind: 'truncated-download', share: 0.5});
    expect(broken.headers.get('content-length')).toBe(String(whole.length));
    expect(bytes).toBeInstanceOf(Error);
  });

  test('is too short and says so', async () => {
    const {broken, bytes, whole} = await twice({kind: 'truncated-download', share: 0.25, ending: 'clean'});
    const expected = whole.subarray(0, Math.floor(whole.length / 4));
    expect(broken.headers.get('content-length')).toBe(String(expected.length));
    expect(bytes instanceof ArrayBuffer && Buffer.from(bytes).equals(expected)).toBe(true);
  });

  test('is empty', async () => {
    const {broken, bytes} = await twice({kind: 'empty-download'});
    expect(broken.status).toBe(200);
    expect(bytes).toHaveProperty('byteLength', 0);
  });

  test('has another content type', async () => {
    const {broken, bytes, whole} = await twice({kind: 'wrong-content-type'});
    expect(broken.headers.get('content-type')).toBe('text/html');
    expect(bytes).toHaveProperty('byteLength', whole.length);
  });

  test('is slow, and comes whole when time passes', async () => {
    const clock = manualClock();
    const server = await testServer({
      clock,
      faults: {faults: [{kind: 'slow-download', bytesPerSecond: 2000, times: 1}]},
    });
    const path = `/videos/${await server.make()}/content`;
    const progress = {isDone: false};
    const slow = server
      .fetch(path)
      .then((response) => response.arrayBuffer())
      .finally(() => (progress.isDone = true));
    const whole = await (await server.fetch(path)).arrayBuffer();
    expect(progress.isDone).toBe(false);
    for (; !progress.isDone; await new Promise((resolve) => setImmediate(resolve))) clock.advance(1000);
    expect(Buffer.from(await slow).equals(Buffer.from(whole))).toBe(true);
  });

  test('of headers alone uses no fault up', async () => {
    const server = await withFaults({kind: 'empty-download', times: 1});
    const path = `/videos/${await server.make()}/content`;
    expect((await server.fetch(path, {method: 'HEAD'})).headers.get('content-length')).not.toBe('0');
    expect((await server.fetch(path)).headers.get('content-length')).toBe('0');
  });
});

describe('a job', () => {
  test('is stuck at 99 % for ever, and not billed', async () => {
    const clock = manualClock();
    const server = await testServer({clock, faults: {faults: [{kind: 'stuck'}]}});
    const {body} = await create(server);
    await server.painted(body.id);
    clock.advance(24 * 3_600_000);
    expect(await server.ask('GET', `/videos/${body.id}`)).toMatchObject({
      body: {status: 'in_progress', progress: 99},
    });
    expect(server.ledger()).toMatchObject([{state: 'open'}]);
    expect(server.billedUsd()).toBe(0);
  });

  test('takes longer than others', async () => {
    const clock = manualClock();
    const server = await testServer({clock, faults: {faults: [{kind: 'slow-job', seconds: 40, times: 1}]}});
    const {body} = await create(server);
    await server.painted(body.id);
    clock.advance(30_000);
    expect(await server.ask('GET', `/videos/${body.id}`)).toMatchObject({
      body: {status: 'in_progress', progress: 75},
    });
    clock.advance(10_000);
    expect(await server.ask('GET', `/videos/${body.id}`)).toMatchObject({body: {status: 'completed'}});
  });

  test('is blocked by moderation, and not billed', async () => {
    const server = await withFaults({kind: 'moderation-blocked', times: 1});
    const id = await server.make();
    expect(await server.ask('GET', `/videos/${id}`)).toMatchObject({
      status: 200,
      body: {
        status: 'failed',
        error: {code: 'moderation_blocked', message: expect.any(String)},
        completed_at: null,
      },
    });
    expect(await server.ask('GET', `/videos/${id}/content`)).toMatchObject({status: 404});
    expect(server.ledger()).toMatchObject([{state: 'not-billed'}]);
    expect(await server.ask('DELETE', `/videos/${id}`)).toMatchObject({status: 200});
  });

  test.each(['succeeded', 'EXPIRED'])('ends as %s', async (status) => {
    const server = await withFaults({kind: 'unknown-status', status});
    const id = await server.make();
    expect(await server.ask('GET', `/videos/${id}`)).toMatchObject({body: {status}});
    expect((await server.fetch(`/videos/${id}/content`)).status).toBe(200);
  });

  async function probe(server: TestServer, id: string) {
    return media.probe(await server.download(id));
  }

  test('loses its size or its seconds, and says otherwise', async () => {
    const server = await withFaults({kind: 'wrong-size', times: 1}, {kind: 'wrong-seconds', skip: 1});
    const small = await server.make({size: '1280x720', seconds: '8'});
    expect(await server.ask('GET', `/videos/${small}`)).toMatchObject({
      body: {size: '1280x720', seconds: '8'},
    });
    expect(await probe(server, small)).toMatchObject({video: {width: 720, height: 1280, frames: 240}});
    const short = await server.make({size: '1280x720', seconds: '8'});
    expect(await server.ask('GET', `/videos/${short}`)).toMatchObject({
      body: {size: '1280x720', seconds: '8'},
    });
    expect(await probe(server, short)).toMatchObject({video: {width: 1280, height: 720, frames: 120}});
  });

  test('is completed and expired at once, and billed', async () => {
    const server = await withFaults({kind: 'expired'});
    const id = await server.make();
    const {body} = await server.ask('GET', `/videos/${id}`);
    expect(body).toMatchObject({status: 'completed', expires_at: body['completed_at']});
    expect(await server.ask('GET', `/videos/${id}/content`)).toMatchObject({status: 404});
    expect(server.ledger()).toMatchObject([{state: 'billed'}]);
  });

  test('that extends comes back as the new part alone', async () => {
    const server = await withFaults({kind: 'tail-only'});
    const source = await server.make({seconds: '8'});
    const {body} = await server.ask('POST', '/videos/extensions', {
      prompt,
      seconds: '4',
      video: {id: source},
    });
    await server.ended(body.id);
    expect(body).toMatchObject({seconds: '12'});
    expect((await probe(server, body.id)).video?.frames).toBe(120);
  });
});

describe('the control endpoint', () => {
  test('sets faults, tells what struck, and takes them away', async () => {
    const server = await testServer();
    const set = await server.ask('POST', '/control/faults', {
      seed: 4,
      faults: [{kind: 'server-error', times: 1}],
    });
    expect(set).toMatchObject({status: 200, body: {seed: 4}});
    expect(await create(server)).toMatchObject({status: 500});
    expect(await server.ask('GET', '/control/faults')).toMatchObject({
      body: {seed: 4, faults: [{kind: 'server-error', status: 500, met: 1, struck: 1}]},
    });
    expect(await server.ask('DELETE', '/control/faults')).toMatchObject({body: {faults: []}});
    expect(await create(server)).toMatchObject({status: 200});
  });

  test.each([
    [{faults: [{kind: 'earthquake'}]}, 'faults[0].kind'],
    [{faults: [{kind: 'rate-limit', often: true}]}, 'faults[0].often'],
    [{faults: [{kind: 'rate-limit', on: ['videos.steal']}]}, 'faults[0].on[0]'],
    [{}, 'faults'],
  ])('refuses %j', async (plan, param) => {
    const server = await testServer();
    expect(await server.ask('POST', '/control/faults', plan)).toMatchObject({
      status: 400,
      body: {error: {param}},
    });
  });

  test('tells what would have been billed', async () => {
    const server = await testServer();
    const id = await server.make();
    expect(await server.ask('GET', '/control/ledger')).toMatchObject({
      status: 200,
      body: {billed_usd: 0.4, entries: [{video: id, usd: 0.4, state: 'billed'}]},
    });
  });

  test('needs no key', async () => {
    const server = await testServer({apiKey: 'secret'});
    expect(
      await server.ask('GET', '/control/ledger', undefined, {headers: {authorization: ''}}),
    ).toMatchObject({
      status: 200,
    });
  });

  test('is not there where other machines can come', async () => {
    const {parts, close} = openServerParts({directory: newDirectory(), painter: 'plain'});
    onTestFinished(close);
    const ask = (hasControl: boolean) =>
      createApp(parts, {apiKey: null, hasControl, onCrash: () => {}, onAnswer: () => {}}).request(
        '/control/ledger',
        {},
        {
          incoming: {socket: {remoteAddress: '127.0.0.1'}},
        },
      );
    expect((await ask(false)).status).toBe(404);
    expect((await ask(true)).status).toBe(200);
  });

  test.each([
    ['127.0.0.1', true],
    ['127.3.2.1', true],
    ['::1', true],
    ['[::1]', true],
    ['localhost', true],
    ['::ffff:127.0.0.1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.7', false],
    ['localhost.films.example', false],
    ['127.0.0.1.films.example', false],
  ])('takes %s for this machine: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  test('answers to no name but those of this machine', async () => {
    const {request} = await import('node:http');
    const server = await testServer();
    const status = await new Promise((resolve, reject) => {
      request(
        {port: server.port, host: '127.0.0.1', path: '/control/ledger', headers: {host: 'films.example'}},
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

test('the same seed makes the same trouble', async () => {
  const plan: FaultPlan = {
    seed: 11,
    faults: [
      {kind: 'rate-limit', probability: 0.3, on: ['videos.create']},
      {kind: 'server-error', probability: 0.3, moment: 'after', on: ['videos.create']},
      {kind: 'moderation-blocked', probability: 0.4},
    ],
  };
  const run = async (): Promise<readonly unknown[]> => {
    const server = await testServer({faults: plan});
    const story: unknown[] = [];
    for (let count = 0; count < 20; count++) {
      const {status, body} = await create(server);
      if (status !== 200) story.push(status);
      else {
        await server.ended(body.id);
        story.push((await server.ask('GET', `/videos/${body.id}`)).body['status']);
      }
    }
    return story;
  };
  const story = await run();
  expect(await run()).toEqual(story);
  expect(new Set(story)).toEqual(new Set([429, 500, 'failed', 'completed']));
});
