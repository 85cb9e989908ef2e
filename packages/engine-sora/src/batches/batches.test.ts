import {join} from 'node:path';
import type {BatchOrder, BatchRequest, EngineBatches} from '@matchcut/engine';
import {createMedia} from '@matchcut/media';
import {describe, expect, test} from 'vitest';
import {
  createRequest,
  editRequest,
  engineAt,
  extendRequest,
  noInputs,
  quickSurroundings,
  temporaryFolder,
  video,
} from '../__fixtures__/engines.ts';
import {serve, type Reply, type ScriptedServer, type Seen} from '../__fixtures__/scripted-server.ts';
import {answerOf, serveWire} from '../__fixtures__/wire-server.ts';
import type {SoraOptions} from '../sora-options.ts';

function batchesAt(
  url: string,
  options: SoraOptions = {},
  surroundings = quickSurroundings(),
): EngineBatches {
  const {batches} = engineAt(url, options, surroundings);
  if (batches === undefined) throw new Error('The engine has no batches.');
  return batches;
}

function batch(change: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: 'batch_1',
    object: 'batch',
    endpoint: '/v1/videos',
    input_file_id: 'file-in',
    completion_window: '24h',
    status: 'in_progress',
    output_file_id: null,
    error_file_id: null,
    errors: null,
    request_counts: {total: 4, completed: 1, failed: 1},
    metadata: {matchcut_order: 'order-1'},
    ...change,
  };
}

function row(id: string, prompt = `Shot ${id}.`, change: Partial<BatchRequest> = {}): BatchRequest {
  return {id, request: createRequest({prompt}), inputs: noInputs, ...change};
}

const order = (...requests: readonly BatchRequest[]): BatchOrder => ({id: 'order-1', requests});
const placed = (server: ScriptedServer) => ({
  engine: 'sora',
  model: 'sora-2',
  id: 'batch_1',
  state: {server: server.url, order: 'order-1'},
});

/** Takes files and orders. */
const taking = (request: Seen, count: number): Reply =>
  request.path === '/files' ? {json: {id: `file-${count}`}} : {json: batch()};

function linesIn(request: Seen | undefined): readonly unknown[] {
  const {file} = Object(request?.body);
  return file.bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line: string): unknown => JSON.parse(line));
}

describe('an order', () => {
  test('is a file with a line for each request, and is placed under its own id', async () => {
    const server = await serve(taking);
    const job = await batchesAt(server.url).submit(order(row('a'), row('b')));
    expect(server.calls()).toEqual(['POST /files', 'POST /batches']);
    expect(Object(server.seen[0]?.body).purpose).toBe('batch');
    const body = {model: 'sora-2', size: '1280x720', seconds: '8'};
    expect(linesIn(server.seen[0])).toEqual([
      {custom_id: 'a', method: 'POST', url: '/v1/videos', body: {...body, prompt: 'Shot a.'}},
      {custom_id: 'b', method: 'POST', url: '/v1/videos', body: {...body, prompt: 'Shot b.'}},
    ]);
    expect(server.seen[1]?.body).toEqual({
      input_file_id: 'file-1',
      endpoint: '/v1/videos',
      completion_window: '24h',
      metadata: {matchcut_order: 'order-1'},
    });
    expect(job).toEqual(placed(server));
  });

  test('names cast and first frames by id, and uploads an image once', async () => {
    const media = createMedia({workers: 1});
    const folder = await temporaryFolder();
    await media.transcode({
      inputs: [],
      graph: 'color=red:s=64x64:r=1,trim=end_frame=1,format=rgb24[v]',
      video: {codec: 'png', options: {}, frameRate: {numerator: 1, denominator: 1}, timescale: 1},
      audio: null,
      output: {path: join(folder, 'it-%d.png'), format: 'image2'},
    });
    await media.close();
    const server = await serve(taking);
    const request = createRequest({
      prompt: 'Mara waits.',
      identities: [{name: 'Mara', key: 'k'}],
      firstFrame: 'd',
    });
    const inputs = {
      identities: [{engine: 'sora', name: 'Mara', id: 'char_1', state: {}}],
      source: null,
      firstFrame: {path: join(folder, 'it-1.png'), digest: 'd'},
    };
    await batchesAt(server.url).submit(order({id: 'a', request, inputs}, {id: 'b', request, inputs}));
    expect(server.calls()).toEqual(['POST /files', 'POST /files', 'POST /batches']);
    expect(Object(server.seen[0]?.body)).toMatchObject({purpose: 'user_data', file: {type: 'image/png'}});
    for (const line of linesIn(server.seen[1]))
      expect(line).toMatchObject({
        body: {characters: [{id: 'char_1'}], input_reference: {file_id: 'file-1'}},
      });
  });

  test('is refused where a request can’t be in it, before anything is sent', async () => {
    const server = await serve(taking);
    const batches = batchesAt(server.url);
    const refused = (...requests: readonly BatchRequest[]): Promise<void> =>
      expect(batches.submit(order(...requests))).rejects.toMatchObject({code: 'engine-refused-request'});
    await refused();
    await refused(row('a'), row('a'));
    await refused({id: 'a', request: extendRequest(), inputs: noInputs});
    await refused({id: 'a', request: createRequest({seconds: 7}), inputs: noInputs});
    expect(server.calls()).toEqual([]);
  });

  test('whose file does not arrive may be placed again', async () => {
    const server = await serve(() => ({status: 500, json: {}}));
    await expect(batchesAt(server.url).submit(order(row('a')))).rejects.toMatchObject({
      code: 'engine-unreachable',
    });
  });

  test('whose answer is lost is undecided, and was placed once', async () => {
    const server = await serveWire((socket, count) =>
      count === 1 ? socket.write(answerOf(200, '{"id":"file-1"}')) : socket.resetAndDestroy(),
    );
    await expect(batchesAt(server.url).submit(order(row('a')))).rejects.toMatchObject({
      code: 'engine-lost-answer',
    });
    expect(server.requests()).toHaveLength(2);
  });
});

describe('what can be known without asking', () => {
  const batches = (): EngineBatches => batchesAt('http://127.0.0.1:1/v1');

  test('is what can’t be in a batch', () => {
    expect(batches().refuses(createRequest())).toBeNull();
    expect(batches().refuses(extendRequest())).toMatch(/new clips/);
    expect(batches().refuses(editRequest())).toMatch(/new clips/);
  });

  test('is the price, half of the usual one', () => {
    expect(batches().quote(createRequest({seconds: 12}))).toEqual({usd: 0.6});
  });

  test('is the size of a line, never too small', async () => {
    const prompt = 'Ünïcödé “quotes” \n and emoji 🎬 '.repeat(20);
    const server = await serve(taking);
    const request = createRequest({prompt});
    const small = batchesAt(server.url);
    await small.submit(order(row('x'.repeat(200), prompt)));
    const {file} = Object(server.seen[0]?.body);
    expect(small.sizeOf(request)).toBeGreaterThanOrEqual(file.bytes.length);
  });

  test('is whether there are batches at all', () => {
    expect(engineAt('http://127.0.0.1:1/v1', {dialect: 'litellm'}).batches).toBeUndefined();
  });
});

describe('a batch', () => {
  test.each<readonly [Readonly<Record<string, unknown>>, unknown]>([
    [
      {status: 'validating', request_counts: null},
      {kind: 'running', done: 0, total: 0},
    ],
    [{status: 'in_progress'}, {kind: 'running', done: 2, total: 4}],
    [{status: 'cancelling'}, {kind: 'running', done: 2, total: 4}],
    [{status: 'marinating'}, {kind: 'running', done: 2, total: 4}],
    [{status: 'completed'}, {kind: 'ended'}],
    [{status: 'expired'}, {kind: 'ended'}],
    [{status: 'cancelled'}, {kind: 'ended'}],
    [
      {status: 'failed', errors: {data: [{line: 3, message: 'No such model.', code: 'invalid_model'}]}},
      {kind: 'refused', message: 'line 3: No such model.'},
    ],
    [
      {status: 'failed', errors: null},
      {kind: 'refused', message: expect.stringContaining('why')},
    ],
  ])('with %o', async (change, expected) => {
    const server = await serve(() => ({json: batch(change)}));
    expect(await batchesAt(server.url).status(placed(server))).toEqual(expected);
  });

  test('that the server does not know is unknown', async () => {
    const server = await serve(() => ({status: 404, json: {error: {message: 'No such batch'}}}));
    await expect(batchesAt(server.url).status(placed(server))).rejects.toMatchObject({
      code: 'engine-job-unknown',
    });
  });

  test('is cancelled, also where it has ended meanwhile', async () => {
    const server = await serve(({path}) =>
      path.endsWith('/cancel')
        ? {status: 409, json: {error: {message: 'Already completed'}}}
        : {json: batch({status: 'completed'})},
    );
    await batchesAt(server.url).cancel(placed(server));
    expect(server.calls()).toEqual(['POST /batches/batch_1/cancel', 'GET /batches/batch_1']);
    const running = await serve(({path}) =>
      path.endsWith('/cancel') ? {status: 409, json: {error: {message: 'No'}}} : {json: batch()},
    );
    await expect(batchesAt(running.url).cancel(placed(running))).rejects.toMatchObject({
      code: 'engine-refused-request',
    });
  });
});

describe('a lost order', () => {
  const listed = (...batches: readonly unknown[]): Reply => ({json: {data: batches, has_more: false}});

  test('is found by its own id', async () => {
    const server = await serve(() => listed(batch({id: 'batch_0', metadata: null}), batch()));
    expect(await batchesAt(server.url).find('order-1')).toEqual({kind: 'found', batch: placed(server)});
  });

  test('is absent when it had the time to be listed and is not', async () => {
    const server = await serve((_, count) => listed(...(count < 3 ? [] : [batch()])));
    const surroundings = quickSurroundings();
    expect(await batchesAt(server.url, {}, surroundings).find('order-1')).toMatchObject({kind: 'found'});
    expect(surroundings.slept).toEqual([2000, 2000]);
    expect(await batchesAt(server.url, {settleMs: 0}).find('order-2')).toEqual({kind: 'absent'});
  });

  test('is undecided where an entry can’t be read', async () => {
    const server = await serve(() => listed({status: 'completed'}));
    expect(await batchesAt(server.url, {settleMs: 0}).find('order-1')).toMatchObject({kind: 'undecided'});
  });
});

describe('results', () => {
  const line = (id: string, status: number, body: unknown, error: unknown = null): string =>
    JSON.stringify({
      id: `batch_req_${id}`,
      custom_id: id,
      response: {status_code: status, request_id: 'r', body},
      error,
    });
  const input = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => JSON.stringify({custom_id: id})).join('\n');

  async function resultsOf(
    change: Readonly<Record<string, unknown>>,
    files: Readonly<Record<string, string>>,
    sizes: Readonly<Record<string, number>> = {},
  ): Promise<readonly unknown[]> {
    const server = await serve(({path}) => {
      const [, file = '', content] = /^\/files\/([^/]+)(\/content)?$/.exec(path) ?? [];
      if (content !== undefined) return {body: files[file] ?? '', headers: {}};
      return {json: file === '' ? batch(change) : {id: file, bytes: sizes[file]}};
    });
    const results = await batchesAt(server.url).results(placed(server));
    return results.toSorted(({id: one}, {id: other}) => (one < other ? -1 : 1));
  }

  test('come in any order, from both files, each with what became of it', async () => {
    const out = [
      line(
        'c',
        200,
        video({id: 'video_c', status: 'failed', error: {code: 'moderation_blocked', message: 'No.'}}),
      ),
      line('a', 200, video({id: 'video_a', status: 'completed', prompt: 'with\u2028a line end'})),
      line('d', 200, video({id: 'video_d', status: 'expired'})),
    ];
    const wrong = [line('b', 400, {error: {message: 'Bad size.', code: 'invalid_value'}})];
    const results = await resultsOf(
      {status: 'completed', output_file_id: 'file-out', error_file_id: 'file-err'},
      {'file-out': `${out.join('\n')}\n`, 'file-err': wrong.join('\n'), 'file-in': input},
    );
    expect(results).toMatchObject([
      {id: 'a', kind: 'made', job: {engine: 'sora', model: 'sora-2', id: 'video_a', state: {seconds: 8}}},
      {id: 'b', kind: 'failed', code: 'engine-refused-request', message: 'Bad size.', isBilled: false},
      {id: 'c', kind: 'failed', code: 'engine-refused-prompt', message: 'No.', isBilled: null},
      {id: 'd', kind: 'failed', code: 'engine-job-unknown', isBilled: null},
      {id: 'e', kind: 'failed', code: 'batch_completed', isBilled: null},
      {id: 'f', kind: 'failed', code: 'batch_completed', isBilled: null},
    ]);
  });

  test('of a batch that ran out of time say so for the rest', async () => {
    const out = [line('a', 200, video({id: 'video_a', status: 'completed'}))];
    const late = JSON.stringify({
      custom_id: 'b',
      response: null,
      error: {
        code: 'batch_expired',
        message: 'This request could not be executed before the completion window.',
      },
    });
    const results = await resultsOf(
      {status: 'expired', output_file_id: 'file-out', error_file_id: 'file-err'},
      {'file-out': out.join('\n'), 'file-err': late, 'file-in': input},
    );
    expect(results).toMatchObject([
      {id: 'a', kind: 'made'},
      {id: 'b', kind: 'failed', code: 'batch_expired', isBilled: false},
      ...['c', 'd', 'e', 'f'].map((id) => ({id, kind: 'failed', code: 'batch_expired', isBilled: false})),
    ]);
  });

  test('of a batch that runs are what there is', async () => {
    expect(await resultsOf({status: 'in_progress'}, {})).toEqual([]);
  });

  test('that break off, between two lines or before the first, are read again and not taken for all', async () => {
    const first = line('a', 200, video({id: 'video_a'}));
    const change = {status: 'completed', output_file_id: 'file-out'};
    for (const came of [`${first}\n`, `${first}\n{"custom`, ''])
      await expect(
        resultsOf(change, {'file-out': came, 'file-in': input}, {'file-out': 4096}),
      ).rejects.toMatchObject({code: 'engine-unreachable', isRetryable: true});
  });

  test('are as many as the batch counts, else they are read again', async () => {
    const files = {'file-out': line('a', 200, video({id: 'video_a'})), 'file-in': input};
    const change = {status: 'completed', output_file_id: 'file-out', error_file_id: null};
    for (const counts of [
      {total: 6, completed: 2, failed: 0},
      {total: 6, completed: 1, failed: 1},
    ])
      await expect(resultsOf({...change, request_counts: counts}, files)).rejects.toMatchObject({
        code: 'engine-unreachable',
      });
  });

  test('that can’t be read are not taken for none', async () => {
    await expect(
      resultsOf({status: 'completed', output_file_id: 'file-out'}, {'file-out': '{"custom_id":"a","resp'}),
    ).rejects.toMatchObject({code: 'engine-bad-result'});
  });
});
