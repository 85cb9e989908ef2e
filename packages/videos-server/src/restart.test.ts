import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openDatabase} from './database/open-database.ts';
import {startKillableServer} from './killable-server.fixture.ts';
import {manualClock} from './manual-clock.fixture.ts';
import {ServerError} from './server-error.ts';
import {newDirectory, testMedia, testServer} from './test-server.fixture.ts';

const media = testMedia();
const prompt = 'A quiet street.';

const create = async (url: string, change: object = {}): Promise<string> => {
  const response = await fetch(`${url}/videos`, {
    method: 'POST',
    headers: {authorization: 'Bearer key', 'content-type': 'application/json'},
    body: JSON.stringify({prompt, ...change}),
  });
  const {id}: {id: string} = await response.json();
  return id;
};

const progressOf = async (url: string, id: string): Promise<number> => {
  const response = await fetch(`${url}/videos/${id}`, {headers: {authorization: 'Bearer key'}});
  const {progress}: {progress: number} = await response.json();
  return progress;
};

test('a server that is killed while it paints is gone on with', async () => {
  const directory = newDirectory();
  const first = await startKillableServer(directory, 'animatic');
  const ids = [await create(first.url), await create(first.url, {seconds: '8'})];
  while ((await progressOf(first.url, ids[0] ?? '')) < 20);
  await first.kill();
  expect(readdirSync(join(directory, 'scratch'))).toHaveLength(1);

  const server = await testServer({directory});
  await Promise.all(ids.map((id) => server.ended(id)));
  for (const id of ids)
    expect(await server.ask('GET', `/videos/${id}`)).toMatchObject({body: {id, status: 'completed', prompt}});
  expect(server.ledger().map(({video, state}) => ({video, state}))).toEqual(
    ids.map((video) => ({video, state: 'billed'})),
  );
  const path = join(directory, 'videos', ids[1] ?? '', 'content.mp4');
  expect((await media.probe(path)).video?.frames).toBe(240);
  // Nothing of the killed painters is left.
  expect(readdirSync(join(directory, 'scratch'))).toEqual([]);
});

test('what a killed server has completed is there, and the same request is another take', async () => {
  const directory = newDirectory();
  const first = await startKillableServer(directory, 'plain');
  const id = await create(first.url);
  while ((await first.next()) !== 'ended');
  await first.kill();
  const server = await testServer({directory});
  expect(await server.ask('GET', `/videos/${id}`)).toMatchObject({
    body: {status: 'completed', progress: 100},
  });
  const content = async (video: string): Promise<Buffer> =>
    Buffer.from(await (await server.fetch(`/videos/${video}/content`)).arrayBuffer());
  expect((await content(await server.make({prompt}))).equals(await content(id))).toBe(false);
});

test('a job that waits for its time waits on in the next server, and one that has passed it meanwhile ends', async () => {
  const directory = newDirectory();
  const clock = manualClock();
  const first = await testServer({directory, clock, latencyMs: 60_000});
  const {body} = await first.ask('POST', '/videos', {prompt});
  await first.painted(body.id);
  await first.close();
  clock.advance(30_000);
  const second = await testServer({directory, clock});
  expect(await second.ask('GET', `/videos/${body.id}`)).toMatchObject({
    body: {status: 'in_progress', progress: 50},
  });
  await second.close();
  clock.advance(30_000);
  const third = await testServer({directory, clock});
  await third.ended(body.id);
  expect(await third.ask('GET', `/videos/${body.id}`)).toMatchObject({
    body: {status: 'completed', completed_at: Number(body['created_at']) + 60},
  });
});

test('what stands in folders that no row knows is cleared away', async () => {
  const directory = newDirectory();
  mkdirSync(join(directory, 'videos', 'video_lost'), {recursive: true});
  writeFileSync(join(directory, 'videos', 'video_lost', 'reference'), 'x');
  mkdirSync(join(directory, 'uploads', 'upload-x'), {recursive: true});
  await testServer({directory});
  expect(readdirSync(join(directory, 'videos'))).toEqual([]);
  expect(readdirSync(join(directory, 'uploads'))).toEqual([]);
});

async function startError(options: Parameters<typeof testServer>[0]): Promise<unknown> {
  return testServer(options).then(
    () => null,
    (error: unknown) => error,
  );
}

test('a directory has one server at a time', async () => {
  const directory = newDirectory();
  const server = await testServer({directory});
  expect(await startError({directory})).toMatchObject({code: 'server-directory-in-use'});
  expect(await server.ask('GET', '/videos')).toMatchObject({status: 200});
});

test('a port that is taken is named', async () => {
  const {port} = await testServer();
  const error = await startError({port});
  expect(ServerError.is(error) && error.message).toContain(String(port));
  expect(error).toMatchObject({code: 'server-port-in-use'});
});

test('state that cannot be read, or is newer, is left alone', async () => {
  const broken = newDirectory();
  writeFileSync(
    join(broken, 'state.sqlite'),
    'This is no database, but a long enough text to be taken for one.',
  );
  expect(await startError({directory: broken})).toMatchObject({code: 'server-state-unreadable'});
  const newer = newDirectory();
  const database = openDatabase(join(newer, 'state.sqlite'), 0);
  database.exec('insert into migrations (version, applied_at) values (999, 0)');
  database.close();
  expect(await startError({directory: newer})).toMatchObject({code: 'server-state-newer'});
});

test('faults that cannot be read are named', async () => {
  const faults = JSON.parse('{"faults": [{"kind": "earthquake"}]}');
  expect(await startError({faults})).toMatchObject({code: 'server-bad-faults'});
});
