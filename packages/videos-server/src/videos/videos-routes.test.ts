import {loadImage} from '@napi-rs/canvas';
import {describe, expect, test} from 'vitest';
import {manualClock} from '../manual-clock.fixture.ts';
import {testMedia, testServer} from '../test-server.fixture.ts';

const media = testMedia();
const minute = 60_000;

async function sizeOf(picture: Buffer): Promise<string> {
  const {width, height} = await loadImage(picture);
  return `${width}x${height}`;
}

describe('a job', () => {
  test('is asked for until it is completed', async () => {
    const clock = manualClock(1_700_000_000_000);
    const server = await testServer({clock, latencyMs: 40_000, painter: 'plain'});
    const {body: created} = await server.ask('POST', '/videos', {prompt: 'x'});
    const id = created.id;
    expect(created).toMatchObject({status: 'queued', progress: 0, created_at: 1_700_000_000});
    const look = async () => server.ask('GET', `/videos/${id}`);
    await server.painted(id);
    clock.advance(20_000);
    expect((await look()).body).toMatchObject({status: 'in_progress', progress: 50});
    expect((await look()).headers.get('openai-poll-after-ms')).toBe('10000');
    expect(await server.ask('GET', `/videos/${id}/content`)).toMatchObject({
      status: 404,
      body: {
        error: {message: 'Video is not ready yet, use GET /v1/videos/{video_id} to check status.'},
      },
    });
    expect(await server.ask('DELETE', `/videos/${id}`)).toMatchObject({status: 400});
    clock.advance(20_000);
    await server.ended(id);
    const done = await look();
    expect(done.headers.get('openai-poll-after-ms')).toBeNull();
    expect(done.body).toMatchObject({
      status: 'completed',
      progress: 100,
      completed_at: 1_700_000_040,
      expires_at: 1_700_000_040 + 3600,
    });
    expect((await server.fetch(`/videos/${id}/content`)).status).toBe(200);

    clock.advance(60 * minute);
    expect(await server.ask('GET', `/videos/${id}/content`)).toMatchObject({
      status: 404,
      body: {error: {message: expect.stringContaining('expired')}},
    });
    expect(await look()).toMatchObject({body: {status: 'completed'}});
    expect(
      await server.ask('POST', '/videos/extensions', {prompt: 'x', seconds: '4', video: {id}}),
    ).toMatchObject({
      status: 400,
      body: {error: {code: 'video_expired'}},
    });
  });

  test('is deleted for good, but not from the ledger', async () => {
    const server = await testServer();
    const id = await server.make();
    expect(await server.ask('DELETE', `/videos/${id}`)).toMatchObject({
      status: 200,
      body: {id, object: 'video.deleted', deleted: true},
    });
    expect(await server.ask('GET', `/videos/${id}`)).toMatchObject({
      status: 404,
      body: {error: {message: `Video with id '${id}' not found.`, code: 'not_found'}},
    });
    expect(await server.ask('DELETE', `/videos/${id}`)).toMatchObject({status: 404});
    expect(server.ledger()).toMatchObject([{video: id, state: 'billed'}]);
  });
});

describe('content', () => {
  test('is an MP4 of what was asked for', async () => {
    const server = await testServer();
    const id = await server.make({seconds: '8', size: '1280x720'});
    const response = await server.fetch(`/videos/${id}/content`);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(await media.probe(await server.download(id))).toMatchObject({
      video: {width: 1280, height: 720, frames: 240, frameRate: {numerator: 30, denominator: 1}},
      audio: {codec: 'aac', channels: 2},
    });
  });

  test('comes in ranges, and as headers alone', async () => {
    const server = await testServer();
    const id = await server.make();
    const path = `/videos/${id}/content`;
    const whole = Buffer.from(await (await server.fetch(path)).arrayBuffer());
    const head = await server.fetch(path, {method: 'HEAD'});
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(whole.length));
    expect(head.headers.get('accept-ranges')).toBe('bytes');
    const etag = head.headers.get('etag') ?? '';

    const part = await server.fetch(path, {headers: {range: 'bytes=100-199', 'if-range': etag}});
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 200))).toBe(true);

    const changed = await server.fetch(path, {headers: {range: 'bytes=100-199', 'if-range': '"other"'}});
    expect(changed.status).toBe(200);
    expect((await changed.arrayBuffer()).byteLength).toBe(whole.length);

    const beyond = await server.ask('GET', path, undefined, {headers: {range: `bytes=${whole.length}-`}});
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${whole.length}`);
  });

  test('has pictures: a thumbnail in WebP and a sheet in JPEG', async () => {
    const server = await testServer();
    const id = await server.make();
    const [thumbnail, again, sheet] = await Promise.all(
      ['thumbnail', 'thumbnail', 'spritesheet'].map((variant) =>
        server.fetch(`/videos/${id}/content?variant=${variant}`),
      ),
    );
    expect(thumbnail?.headers.get('content-type')).toBe('image/webp');
    const webp = Buffer.from((await thumbnail?.arrayBuffer()) ?? new ArrayBuffer());
    expect(webp.subarray(0, 4).toString()).toBe('RIFF');
    expect(webp.subarray(8, 12).toString()).toBe('WEBP');
    expect(await sizeOf(webp)).toBe('512x910');
    expect(Buffer.from((await again?.arrayBuffer()) ?? new ArrayBuffer()).equals(webp)).toBe(true);
    expect(sheet?.headers.get('content-type')).toBe('image/jpeg');
    const jpeg = Buffer.from((await sheet?.arrayBuffer()) ?? new ArrayBuffer());
    expect(jpeg.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    // Four seconds, four pictures, one row.
    expect(await sizeOf(jpeg)).toBe(`${4 * 240}x427`);
    expect(await server.ask('GET', `/videos/${id}/content?variant=gif`)).toMatchObject({
      status: 400,
      body: {error: {param: 'variant'}},
    });
  });
});

describe('a list', () => {
  test('comes in pages, either way round', async () => {
    const server = await testServer();
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.push(await server.make({prompt: `Street ${count}.`}));
    const newest = ids.toReversed();
    const page = async (query: string) => {
      const {body} = await server.ask('GET', `/videos?${query}`);
      const data = body['data'] as readonly {readonly id: string}[];
      return {
        ids: data.map(({id}) => id),
        first: body['first_id'],
        last: body['last_id'],
        more: body['has_more'],
      };
    };
    expect(await page('')).toEqual({ids: newest, first: newest[0], last: newest[4], more: false});
    expect(await page('limit=2')).toEqual({
      ids: newest.slice(0, 2),
      first: newest[0],
      last: newest[1],
      more: true,
    });
    expect(await page(`limit=2&after=${newest[1]}`)).toMatchObject({ids: newest.slice(2, 4), more: true});
    expect(await page(`limit=2&after=${newest[3]}`)).toMatchObject({ids: newest.slice(4), more: false});
    expect(await page(`order=asc&limit=2&after=${ids[1]}`)).toMatchObject({ids: ids.slice(2, 4), more: true});
    expect(await page('limit=0')).toEqual({ids: [], first: null, last: null, more: true});
  });

  test.each([
    ['limit=101', 400, 'limit'],
    ['limit=-1', 400, 'limit'],
    ['limit=x', 400, 'limit'],
    ['order=up', 400, 'order'],
    ['after=video_x', 404, 'after'],
  ])('is refused for %s', async (query, status, param) => {
    const server = await testServer();
    expect(await server.ask('GET', `/videos?${query}`)).toMatchObject({status, body: {error: {param}}});
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/models'],
    ['PUT', '/videos'],
    ['POST', '/videos/video_x'],
    ['GET', '/videos/x/y/z'],
  ])('%s %s', async (method, path) => {
    const server = await testServer();
    expect(await server.ask(method, path)).toMatchObject({
      status: 404,
      body: {error: {message: `Invalid URL (${method} /v1${path})`, type: 'invalid_request_error'}},
    });
  });

  test('a path beside the API', async () => {
    const server = await testServer();
    const response = await fetch(new URL('/', server.url));
    expect(response.status).toBe(404);
  });
});

describe('keys', () => {
  test('any will do where none is set', async () => {
    const server = await testServer();
    expect(
      await server.ask('GET', '/videos', undefined, {headers: {authorization: 'Bearer x'}}),
    ).toMatchObject({
      status: 200,
    });
  });

  test.each([
    ['none', '', 'missing_api_key'],
    ['an empty one', 'Bearer ', 'missing_api_key'],
    ['one of another scheme', 'Basic a2V5', 'missing_api_key'],
    ['another one', 'Bearer wrong', 'invalid_api_key'],
  ])('%s is refused', async (_, authorization, code) => {
    const server = await testServer({apiKey: 'right'});
    const answer = await server.ask('GET', '/videos', undefined, {headers: {authorization}});
    expect(answer).toMatchObject({status: 401, body: {error: {code, type: 'invalid_request_error'}}});
    expect(JSON.stringify(answer.body)).not.toContain('wrong');
    expect(
      await server.ask('GET', '/videos', undefined, {headers: {authorization: 'Bearer right'}}),
    ).toMatchObject({
      status: 200,
    });
  });
});
