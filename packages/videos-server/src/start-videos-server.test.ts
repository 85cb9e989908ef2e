import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import OpenAI from 'openai';
import {expect, onTestFinished, test} from 'vitest';
import {startVideosServer} from './start-videos-server.ts';

test('a video is painted', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'videos-server-'));
  const server = await startVideosServer({directory, workers: 1});
  onTestFinished(async () => {
    await server.close();
    await rm(directory, {recursive: true});
  });
  const client = new OpenAI({baseURL: server.url, apiKey: 'key', maxRetries: 0});
  const video = await client.videos.create({prompt: 'A fox waits on a platform.'});
  expect(video).toMatchObject({status: 'in_progress', seconds: '4', size: '720x1280'});
  await expect
    .poll(async () => (await client.videos.retrieve(video.id)).status, {timeout: 30_000})
    .toBe('completed');
  await expect(client.videos.create({prompt: 'x', seconds: 4 as never})).resolves.toBeTruthy();
  await expect(client.videos.create({prompt: '', seconds: '5' as never})).rejects.toMatchObject({
    status: 400,
  });
});
