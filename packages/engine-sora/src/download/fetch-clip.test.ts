import {access, readdir, readFile, writeFile} from 'node:fs/promises';
import type {Socket} from 'node:net';
import {dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {canary, engineAt, jobAt, quickSurroundings, temporaryFolder, video} from '../__fixtures__/engines.ts';
import {serve, type Reply, type Seen} from '../__fixtures__/scripted-server.ts';
import {answerOf, serveWire} from '../__fixtures__/wire-server.ts';

function box(type: string, size: number): Buffer {
  const bytes = Buffer.alloc(size, type);
  bytes.writeUInt32BE(size, 0);
  bytes.write(type, 4, 'latin1');
  return bytes;
}

/** Whole as far as its outermost boxes tell. */
const clip = Buffer.concat([box('ftyp', 32), box('moov', 400), box('mdat', 200_000)]);
const mp4 = {'content-type': 'video/mp4'};
const etag = '"abc"';

type Fetched = {
  readonly bytes: Buffer | null;
  readonly left: readonly string[];
  readonly progress: readonly number[];
};

async function fetchFrom(
  url: string,
  {
    signal,
    job = jobAt(url),
    onBytes,
  }: {signal?: AbortSignal; job?: ReturnType<typeof jobAt>; onBytes?: () => void} = {},
): Promise<Fetched & {readonly error: unknown}> {
  const to = join(await temporaryFolder(), 'clip.mp4');
  const progress: number[] = [];
  const onProgress = (part: number): void => {
    progress.push(part);
    onBytes?.();
  };
  const error = await engineAt(url)
    .fetch(job, to, {onProgress, ...(signal && {signal})})
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  const bytes = await readFile(to).catch(() => null);
  return {error, bytes, progress, left: await readdir(dirname(to))};
}

/** Speaks for `GET …/content`, and says that the job is completed where it is asked. */
function clipServer(answer: (request: Seen, count: number) => Reply, job = video({status: 'completed'})) {
  return serve((request, count) =>
    request.path.endsWith('/content') ? answer(request, count) : {json: job},
  );
}

test('a clip is brought to the file, with progress', async () => {
  const server = await clipServer(() => ({
    body: clip,
    headers: {...mp4, 'content-length': String(clip.length)},
  }));
  const {error, bytes, progress, left} = await fetchFrom(server.url);
  expect(error).toBeNull();
  expect(bytes?.equals(clip)).toBe(true);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].toSorted((a, b) => a - b));
  expect(left).toEqual(['clip.mp4']);
});

test('a clip without a length is brought too', async () => {
  const server = await clipServer(() => ({body: clip, headers: {'transfer-encoding': 'chunked'}}));
  const {error, bytes} = await fetchFrom(server.url);
  expect(error).toBeNull();
  expect(bytes?.equals(clip)).toBe(true);
});

test('a file that is there already is left alone', async () => {
  const server = await clipServer(() => ({body: clip, headers: mp4}));
  const to = join(await temporaryFolder(), 'clip.mp4');
  await writeFile(to, 'mine');
  await expect(engineAt(server.url).fetch(jobAt(server.url), to)).rejects.toMatchObject({
    code: 'engine-bad-input',
  });
  expect(await readFile(to, 'utf8')).toBe('mine');
});

describe('a redirect', () => {
  test('is followed, and the key stays at home', async () => {
    const storage = await serve(() => ({body: clip, headers: mp4}));
    const server = await clipServer(() => ({
      status: 302,
      headers: {location: `${storage.url}/signed?token=1`},
    }));
    const {error} = await fetchFrom(server.url);
    expect(error).toBeNull();
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${canary}`);
    expect(storage.seen[0]?.headers.authorization).toBeUndefined();
    expect(JSON.stringify(storage.seen[0]?.headers)).not.toContain(canary);
  });

  test('keeps a key in a header of another name at home as well', async () => {
    const {dialects} = await import('../dialects/dialects.ts');
    const storage = await serve(() => ({body: clip, headers: mp4}));
    const server = await clipServer(() => ({status: 307, headers: {location: `${storage.url}/signed`}}));
    const key = {...dialects.openai.key, header: 'api-key', scheme: null};
    const engine = engineAt(server.url, {dialect: {...dialects.openai, key}});
    await engine.fetch(jobAt(server.url), join(await temporaryFolder(), 'clip.mp4'));
    expect(server.seen[0]?.headers['api-key']).toBe(canary);
    expect(JSON.stringify(storage.seen[0]?.headers)).not.toContain(canary);
  });

  test('within the server takes the key along', async () => {
    const server = await clipServer(({query}) =>
      query['at'] === undefined ? {status: 302, headers: {location: '?at=2'}} : {body: clip, headers: mp4},
    );
    expect((await fetchFrom(server.url)).error).toBeNull();
    expect(server.seen.map(({headers}) => headers.authorization)).toEqual([
      `Bearer ${canary}`,
      `Bearer ${canary}`,
    ]);
  });

  test('without end ends', async () => {
    const server = await clipServer(() => ({status: 302, headers: {location: '?again'}}));
    const {error, left} = await fetchFrom(server.url);
    expect(error).toMatchObject({code: 'engine-unreachable'});
    expect(server.calls()).toHaveLength(6);
    expect(left).toEqual([]);
  });

  test.each(['file:///etc/passwd', 'ftp://example.com/clip', 'http://'])(
    'to %s is none',
    async (location) => {
      const server = await clipServer(() => ({status: 302, headers: {location}}));
      expect((await fetchFrom(server.url)).error).toMatchObject({code: 'engine-unreachable'});
    },
  );
});

describe('a connection that breaks', () => {
  const head = (status: number, more: Readonly<Record<string, string>>): string =>
    answerOf(status, '', {...mp4, 'content-length': String(clip.length), ...more});
  /** All of an answer, over a connection that stays. */
  const send = (socket: Socket, text: string, bytes: Buffer): void => {
    socket.write(text);
    socket.write(bytes);
  };
  const breakOff = (socket: Socket, text: string, bytes: Buffer): void => {
    socket.write(text);
    socket.end(bytes);
  };
  const rangeOf = (request: string | undefined): string | null =>
    /\r\nrange: (.+)\r\n/i.exec(request ?? '')?.[1] ?? null;

  test('is gone on with where it was, if it is the same file still', async () => {
    const server = await serveWire((socket, count) => {
      if (count === 1) return breakOff(socket, head(200, {etag}), clip.subarray(0, 90_000));
      const from = Number(rangeOf(server.requests()[count - 1])?.slice(6, -1));
      const rest = clip.subarray(from);
      send(
        socket,
        head(206, {
          etag,
          'content-length': String(rest.length),
          'content-range': `bytes ${from}-${clip.length - 1}/${clip.length}`,
        }),
        rest,
      );
    });
    const {error, bytes, progress} = await fetchFrom(server.url);
    expect(error).toBeNull();
    expect(bytes?.equals(clip)).toBe(true);
    expect(server.requests().map(rangeOf)).toEqual([null, expect.any(String)]);
    expect(rangeOf(server.requests()[1])).toMatch(/^bytes=[1-9]\d*-$/);
    expect(server.requests()[1]).toMatch(/\r\nif-range: "abc"\r\n/i);
    expect(progress).toEqual([...progress].toSorted((a, b) => a - b));
  });

  test.each([
    ['has another file by now', {etag: '"new"'}, {etag: '"other"'}],
    ['knows no ranges', {etag}, {}],
    ['gives no tag', {}, {}],
    ['gives a weak tag', {etag: 'W/"abc"'}, {etag: 'W/"abc"'}],
  ])('is begun anew where the server %s', async (_, before, after) => {
    const server = await serveWire((socket, count) =>
      count === 1
        ? breakOff(socket, head(200, before), Buffer.alloc(90_000, 'x'))
        : send(socket, head(200, after), clip),
    );
    const {error, bytes} = await fetchFrom(server.url);
    expect(error).toBeNull();
    expect(bytes?.equals(clip)).toBe(true);
  });

  test('is begun anew where the server answers with another stretch', async () => {
    const server = await serveWire((socket, count) => {
      if (count === 1) return breakOff(socket, head(200, {etag}), clip.subarray(0, 90_000));
      if (count === 2)
        return send(
          socket,
          head(206, {'content-range': 'bytes 5-9/10', 'content-length': '5'}),
          Buffer.alloc(5),
        );
      if (count === 3) return send(socket, head(416, {'content-length': '0'}), Buffer.alloc(0));
      send(socket, head(200, {}), clip);
    });
    const {error, bytes} = await fetchFrom(server.url);
    expect(error).toBeNull();
    expect(bytes?.equals(clip)).toBe(true);
    expect(rangeOf(server.requests()[2])).toBeNull();
  });

  test('again and again is left to another time, and leaves nothing', async () => {
    const server = await serveWire((socket) => breakOff(socket, head(200, {}), clip.subarray(0, 90_000)));
    const {error, left} = await fetchFrom(server.url);
    expect(error).toMatchObject({code: 'engine-unreachable', isRetryable: true});
    expect(left).toEqual([]);
    expect(server.requests().length).toBeLessThanOrEqual(5);
  });

  test('in a body without a length is noticed by what the file holds', async () => {
    const server = await serveWire((socket) =>
      breakOff(
        socket,
        answerOf(200, '', {...mp4, connection: 'close'}).replace('content-length: 0\r\n', ''),
        clip.subarray(0, 90_000),
      ),
    );
    const {error, left} = await fetchFrom(server.url);
    expect(error).toMatchObject({
      code: 'engine-unreachable',
      message: expect.stringContaining('only the beginning'),
    });
    expect(left).toEqual([]);
  });
});

describe('what is no clip', () => {
  test.each<readonly [string, Reply, string, string]>([
    ['nothing', {body: '', headers: mp4}, 'engine-unreachable', '0 bytes'],
    [
      'an error with status 200',
      {json: {error: {message: 'Too late'}}},
      'engine-bad-result',
      'application/json: Too late',
    ],
    [
      'a page',
      {body: '<html>Sign in</html>', headers: {'content-type': 'text/html'}},
      'engine-bad-result',
      'Sign in',
    ],
    ['bytes of another kind', {body: Buffer.alloc(500, 7), headers: mp4}, 'engine-bad-result', '500 bytes'],
    [
      'an MP4 without its index',
      {body: Buffer.concat([box('ftyp', 32), box('free', 8), box('mdat', 100)])},
      'engine-unreachable',
      'only the beginning',
    ],
  ])('%s is said to be that, and nothing is left', async (_, reply, code, words) => {
    const server = await clipServer(() => reply);
    const {error, left} = await fetchFrom(server.url);
    expect(error).toMatchObject({code, message: expect.stringContaining(words)});
    expect(left).toEqual([]);
  });

  test('a clip of an unknown kind of content is believed for what it holds', async () => {
    const server = await clipServer(() => ({body: clip, headers: {'content-type': 'application/json'}}));
    expect((await fetchFrom(server.url)).error).toBeNull();
  });
});

describe('content that is not there', () => {
  const missing = {
    status: 404,
    json: {error: {message: 'Video is not ready yet, use GET /v1/videos/{video_id} to check status.'}},
  };

  test('of a job that runs still may come later', async () => {
    const server = await clipServer(() => missing, video({status: 'in_progress'}));
    expect((await fetchFrom(server.url)).error).toMatchObject({code: 'engine-unreachable'});
  });

  test.each([
    ['has a time that is over', {status: 'completed', expires_at: 1_700_000_000}],
    ['says so', {status: 'expired'}],
  ])('of a job that %s is gone, and paid for', async (_, change) => {
    const server = await clipServer(() => missing, video(change));
    const {error} = await fetchFrom(server.url);
    expect(error).toMatchObject({code: 'engine-job-unknown', message: expect.stringContaining('paid')});
  });

  test('at the storage that the server sends to is asked about at the server', async () => {
    const storage = await serve(() => ({status: 404, body: '<Error><Code>NoSuchKey</Code></Error>'}));
    const server = await clipServer(
      () => ({status: 302, headers: {location: `${storage.url}/clip`}}),
      video({status: 'completed', expires_at: 1_700_000_000}),
    );
    expect((await fetchFrom(server.url)).error).toMatchObject({code: 'engine-job-unknown'});
  });

  test('of a job that is completed is not given up', async () => {
    const server = await clipServer(() => missing);
    expect((await fetchFrom(server.url)).error).toMatchObject({code: 'engine-unreachable'});
  });

  test('of a job that nobody knows is said to be unknown', async () => {
    const server = await serve(() => ({status: 404, json: {error: {message: 'Video not found'}}}));
    const {error, left} = await fetchFrom(server.url);
    expect(error).toMatchObject({code: 'engine-job-unknown'});
    expect(left).toEqual([]);
  });
});

test('an abort leaves nothing, before it begins and on the way', async () => {
  const server = await clipServer(() => ({
    body: clip,
    headers: {...mp4, 'content-length': String(clip.length)},
  }));
  const before = await fetchFrom(server.url, {signal: AbortSignal.abort(new Error('enough'))});
  expect(before).toMatchObject({error: new Error('enough'), left: []});
  expect(server.calls()).toEqual([]);
  const abort = new AbortController();
  const halfWay = await fetchFrom(server.url, {
    signal: abort.signal,
    onBytes: () => abort.abort(new Error('enough')),
  });
  expect(halfWay).toMatchObject({error: new Error('enough'), left: []});
});

test('a folder that is not there is named', async () => {
  const server = await clipServer(() => ({body: clip, headers: mp4}));
  const to = join(await temporaryFolder(), 'nowhere', 'clip.mp4');
  await expect(engineAt(server.url).fetch(jobAt(server.url), to)).rejects.toMatchObject({
    code: 'engine-bad-input',
    message: expect.stringContaining(to),
  });
  await expect(access(dirname(to))).rejects.toThrow('ENOENT');
});

test('a server that falls silent is left', async () => {
  const server = await serveWire((socket) => {
    socket.write(answerOf(200, '', {...mp4, 'content-length': String(clip.length)}));
    socket.write(clip.subarray(0, 1000));
  });
  const surroundings = quickSurroundings({timeouts: {connect: 500, answer: 300, silence: 100, whole: 2000}});
  const engine = engineAt(server.url, {}, surroundings);
  const to = join(await temporaryFolder(), 'clip.mp4');
  await expect(engine.fetch(jobAt(server.url), to)).rejects.toMatchObject({code: 'engine-unreachable'});
});
