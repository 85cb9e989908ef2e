import OpenAI, {toFile} from 'openai';
import type {Batch, FileObject} from 'openai/resources';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {startSdkRig, type SdkRig} from './sdk-rig.ts';
import {startWebhookReceiver} from './webhook-receiver.ts';

let rig: SdkRig;
beforeAll(async () => {
  rig = await startSdkRig();
});
afterEach(async () => {
  await rig.setFaults([]);
  expect(rig.watch.takeProblems()).toEqual([]);
  expect(rig.crashes).toEqual([]);
});
afterAll(() => rig.close());

const aLine = (id: string, body: Record<string, unknown> = {}): string =>
  JSON.stringify({custom_id: id, method: 'POST', url: '/v1/videos', body: {prompt: `Scene ${id}.`, ...body}});

const upload = async (lines: readonly string[]): Promise<FileObject> =>
  rig.client.files.create({
    file: await toFile(Buffer.from(lines.join('\n')), 'batch.jsonl'),
    purpose: 'batch',
  });

async function submit(lines: readonly string[], metadata?: Record<string, string>): Promise<Batch> {
  const {id} = await upload(lines);
  return rig.client.batches.create({
    input_file_id: id,
    endpoint: '/v1/videos',
    completion_window: '24h',
    ...(metadata !== undefined && {metadata}),
  });
}

async function end({id}: Batch): Promise<Batch> {
  await rig.ended(id);
  return rig.client.batches.retrieve(id);
}

type Result = {
  readonly custom_id: string;
  readonly response: {readonly status_code: number; readonly body: Record<string, unknown>} | null;
  readonly error: {readonly code: string} | null;
};

async function read(file: string | undefined): Promise<readonly Result[]> {
  if (!file) return [];
  const text = await (await rig.client.files.content(file)).text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('files', () => {
  it('are uploaded, found, downloaded and deleted', async () => {
    const file = await upload([aLine('a')]);
    expect(file).toMatchObject({
      object: 'file',
      purpose: 'batch',
      filename: 'batch.jsonl',
      status: 'processed',
    });
    expect(file.expires_at).toBe(file.created_at + 30 * 24 * 60 * 60);
    expect(await rig.client.files.retrieve(file.id)).toEqual(file);
    expect(await rig.client.files.waitForProcessing(file.id)).toEqual(file);
    expect(await (await rig.client.files.content(file.id)).text()).toBe(aLine('a'));
    expect(await rig.client.files.delete(file.id)).toEqual({id: file.id, object: 'file', deleted: true});
    await expect(rig.client.files.retrieve(file.id)).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });

  it('are listed in pages, by purpose', async () => {
    const made = [await upload([aLine('a')]), await upload([aLine('a')]), await upload([aLine('a')])];
    const listed: string[] = [];
    for await (const {id} of rig.client.files.list({purpose: 'batch', limit: 2})) listed.push(id);
    expect(listed.slice(0, 3)).toEqual(made.map(({id}) => id).toReversed());
    const {data} = await rig.client.files.list({purpose: 'vision'});
    expect(data).toEqual([]);
  });

  it('go when they were asked to', async () => {
    const file = await rig.client.files.create({
      file: await toFile(Buffer.from('x'), 'x.txt'),
      purpose: 'user_data',
      expires_after: {anchor: 'created_at', seconds: 3600},
    });
    expect(file.expires_at).toBe(file.created_at + 3600);
  });

  it.each([
    {what: 'is no JSONL', name: 'batch.txt', purpose: 'batch', error: {param: 'file'}},
    {what: 'has no such purpose', name: 'batch.jsonl', purpose: 'fun', error: {param: 'purpose'}},
  ] as const)('are refused where one $what', async ({name, purpose, error}) => {
    const file = await toFile(Buffer.from('{}'), name);
    await expect(rig.client.files.create({file, purpose: purpose as 'batch'})).rejects.toMatchObject({
      status: 400,
      ...error,
    });
  });
});

describe('batches', () => {
  it('make videos at half the price, and say what became of each line', async () => {
    const billedBefore = rig.server.billedUsd();
    const lines = [aLine('a'), aLine('b', {seconds: '8'}), aLine('wrong', {seconds: 8})];
    const created = await submit(lines, {film: 'commute'});
    expect(created).toMatchObject({status: 'validating', metadata: {film: 'commute'}, output_file_id: null});
    const batch = await end(created);
    expect(batch).toMatchObject({
      status: 'completed',
      model: 'sora-2',
      metadata: {film: 'commute'},
      request_counts: {total: 3, completed: 2, failed: 1},
    });
    const output = await read(batch.output_file_id);
    expect(output.map((line) => line.custom_id).toSorted()).toEqual(['a', 'b']);
    expect(await read(batch.error_file_id)).toMatchObject([
      {
        custom_id: 'wrong',
        response: {status_code: 400, body: {error: {param: 'seconds', code: 'invalid_type'}}},
        error: null,
      },
    ]);
    // 4 and 8 seconds at $0.05.
    expect(rig.server.billedUsd() - billedBefore).toBeCloseTo(0.6);
    for (const {response} of output) {
      const video = await rig.client.videos.retrieve(String(response?.body['id']));
      expect(video).toEqual(response?.body);
      expect(video).toMatchObject({
        status: 'completed',
        expires_at: (batch.completed_at ?? 0) + 24 * 60 * 60,
      });
      expect((await rig.client.videos.downloadContent(video.id)).headers.get('content-type')).toBe(
        'video/mp4',
      );
    }
  });

  it('fail where their file is none, and say why', async () => {
    const batch = await end(await submit([aLine('a'), 'x', aLine('a'), aLine('b', {model: 'sora-2-pro'})]));
    expect(batch).toMatchObject({status: 'failed', failed_at: expect.any(Number)});
    expect(batch.errors?.data).toMatchObject([
      {code: 'invalid_json_line', line: 2},
      {code: 'duplicate_custom_id', line: 3},
      {code: 'mismatched_model', line: 4},
    ]);
  });

  it('are listed in pages', async () => {
    const made = [await submit([aLine('a')]), await submit([aLine('a')]), await submit([aLine('a')])];
    for (const batch of made) await end(batch);
    const listed: string[] = [];
    for await (const {id} of rig.client.batches.list({limit: 2})) listed.push(id);
    expect(listed.slice(0, 3)).toEqual(made.map(({id}) => id).toReversed());
  });

  it('are called off', async () => {
    await rig.setFaults([{kind: 'stuck', on: ['batches.line']}]);
    const created = await submit([aLine('a'), aLine('b')]);
    const cancelled = await rig.client.batches.cancel(created.id);
    expect(cancelled).toMatchObject({status: 'cancelling', cancelling_at: expect.any(Number)});
  });

  it('that have ended can not be called off', async () => {
    const {id} = await end(await submit([aLine('a')]));
    await expect(rig.client.batches.cancel(id)).rejects.toBeInstanceOf(OpenAI.ConflictError);
  });

  it('go wrong on purpose: lines fail, videos fail, the window closes', async () => {
    await rig.setFaults([
      {kind: 'line-failed', times: 1},
      {kind: 'moderation-blocked', on: ['batches.line'], skip: 1, times: 1},
      {kind: 'batch-expired', afterLines: 3},
    ]);
    const batch = await end(await submit(Array.from({length: 60}, (_, index) => aLine(String(index)))));
    expect(batch.status).toBe('expired');
    const output = await read(batch.output_file_id);
    const errors = await read(batch.error_file_id);
    expect(output.length + errors.length).toBe(60);
    const statuses = output.map(({response}) => response?.body['status']);
    expect(statuses.filter((status) => status === 'failed')).toHaveLength(1);
    expect(statuses).toContain('expired');
    expect(errors.filter(({response}) => response?.status_code === 500)).toHaveLength(1);
    expect(errors.filter(({error}) => error?.code === 'batch_expired').length).toBeGreaterThan(0);
    const expired = output.find(({response}) => response?.body['status'] === 'expired');
    const id = String(expired?.response?.body['id']);
    expect(await rig.client.videos.retrieve(id)).toMatchObject({
      status: 'expired',
      error: {code: 'batch_expired'},
    });
  });

  it.each([
    {what: 'a file that is not there', body: {input_file_id: 'file-none'}, param: 'input_file_id'},
    {what: 'another endpoint', body: {endpoint: '/v1/responses'}, param: 'endpoint'},
    {what: 'more time', body: {completion_window: '48h'}, param: 'completion_window'},
    {what: 'metadata that is no text', body: {metadata: {take: 1}}, param: 'metadata.take'},
  ])('can not have $what', async ({body, param}) => {
    const {id} = await upload([aLine('a')]);
    const right = {input_file_id: id, endpoint: '/v1/videos', completion_window: '24h'};
    await expect(rig.client.post('/batches', {body: {...right, ...body}})).rejects.toMatchObject({
      status: 400,
      param,
    });
  });
});

describe('webhooks', () => {
  it('tell of the ends of videos and batches, and are unwrapped by the client', async () => {
    const receiver = await startWebhookReceiver();
    const control = new URL('/control/webhooks', rig.server.url);
    const registered = await fetch(control, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({url: receiver.url}),
    });
    const {id: endpoint, secret} = await registered.json();
    await rig.setFaults([
      {kind: 'moderation-blocked', on: ['videos.create'], skip: 1},
      {kind: 'webhook-duplicate', times: 1},
    ]);
    const good = await rig.client.videos.create({prompt: 'A quiet street.'});
    const [, duplicate] = await receiver.received(2);
    const bad = await rig.client.videos.create({prompt: 'A loud street.'});
    await receiver.received(3);
    const batch = await submit(['x']);
    const received = await receiver.received(4);

    const events = await Promise.all(
      received.map(({body, headers}) => rig.client.webhooks.unwrap(body, headers, String(secret))),
    );
    expect(events.map((event) => ({type: event.type, data: event.data}))).toEqual([
      {type: 'video.completed', data: {id: good.id}},
      {type: 'video.completed', data: {id: good.id}},
      {type: 'video.failed', data: {id: bad.id}},
      {type: 'batch.failed', data: {id: batch.id}},
    ]);
    expect(duplicate?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id']);
    const [first] = received;
    await expect(
      rig.client.webhooks.unwrap(`${first?.body} `, first?.headers ?? {}, String(secret)),
    ).rejects.toBeInstanceOf(OpenAI.InvalidWebhookSignatureError);

    const listed = await (await fetch(control)).json();
    expect(listed).toEqual({data: [{id: endpoint, url: receiver.url, createdAtMs: expect.any(Number)}]});
    await fetch(new URL(`/control/webhooks/${endpoint}`, control), {method: 'DELETE'});
    expect(await (await fetch(control)).json()).toEqual({data: []});
    receiver.close();
  });

  it('do not go beyond this machine', async () => {
    const answer = await fetch(new URL('/control/webhooks', rig.server.url), {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({url: 'https://example.com/hook'}),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({error: {param: 'url'}});
  });
});
