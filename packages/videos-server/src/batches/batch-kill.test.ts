import {expect, it} from 'vitest';
import {openServerParts} from '../open-server-parts.ts';
import {createVideo} from '../videos/create-video.ts';
import {startKillableServer, type KillableServer} from '../killable-server.fixture.ts';
import {form, newDirectory, testServer} from '../test-server.fixture.ts';
import {account, someLines} from './batch-rig.fixture.ts';

const headers = {authorization: 'Bearer key'};

async function submit(url: string, text: string): Promise<string> {
  const body = form({purpose: 'batch', file: new File([text], 'in.jsonl')});
  const file = await (await fetch(`${url}/files`, {method: 'POST', headers, body})).json();
  const batch = await fetch(`${url}/batches`, {
    method: 'POST',
    headers: {...headers, 'content-type': 'application/json'},
    body: JSON.stringify({input_file_id: file.id, endpoint: '/v1/videos', completion_window: '24h'}),
  });
  const {id}: {id: string} = await batch.json();
  return id;
}

async function untilEnded({next}: KillableServer, count: number): Promise<void> {
  for (let ended = 0; ended < count;) if ((await next()) === 'ended') ended += 1;
}

it('makes the video of each line once, however often the server is killed', async () => {
  const directory = newDirectory();
  const first = await startKillableServer(directory, 'plain');
  const id = await submit(first.url, someLines(80));
  // While it is read; then in the midst of the work.
  await first.kill();
  for (const count of [1, 30]) {
    const server = await startKillableServer(directory, 'plain');
    await untilEnded(server, count);
    await server.kill();
  }

  const ended = Promise.withResolvers<void>();
  const server = await testServer({
    directory,
    onEvent: (event) => {
      if (event.kind === 'batch-ended') ended.resolve();
    },
  });
  await ended.promise;
  const {body: batch} = await server.ask('GET', `/batches/${id}`);
  expect(batch).toMatchObject({
    status: 'completed',
    request_counts: {total: 80, completed: 80, failed: 0},
    error_file_id: null,
  });
  const output = await (await server.fetch(`/files/${String(batch['output_file_id'])}/content`)).text();
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(new Set(lines.map((line) => line.custom_id)).size).toBe(80);
  const ledger = server.ledger();
  expect(ledger).toHaveLength(80);
  expect(new Set(ledger.map(({video}) => video))).toEqual(
    new Set(lines.map((line) => line.response.body.id)),
  );
  expect(ledger.every(({state, batch: isBatch, usd}) => state === 'billed' && isBatch && usd === 0.2)).toBe(
    true,
  );
  expect(server.crashes).toEqual([]);
});

it('makes no video of a line that does not come to know of it', async () => {
  const {parts, close} = openServerParts({directory: newDirectory(), painter: 'plain'});
  const onCreated = (): never => {
    throw new Error('The process was killed here.');
  };
  const body = {encoding: 'json', fields: {prompt: 'x'}} as const;
  await expect(createVideo(account, body, parts, {batch: {id: 'batch_1', onCreated}})).rejects.toThrow(
    'killed',
  );
  expect(parts.ledger.entries()).toEqual([]);
  expect(parts.videos.ids().size).toBe(0);
  await close();
});
