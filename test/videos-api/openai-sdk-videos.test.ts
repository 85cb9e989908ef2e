import OpenAI, {toFile} from 'openai';
import type {Video, VideoCreateParams} from 'openai/resources/videos';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {flatPng} from './flat-png.ts';
import {startSdkRig, type SdkRig} from './sdk-rig.ts';

let rig: SdkRig;
beforeAll(async () => {
  rig = await startSdkRig();
});
afterEach(() => {
  expect(rig.watch.takeProblems()).toEqual([]);
  expect(rig.crashes).toEqual([]);
});
afterAll(() => rig.close());

/** What the guide has and the client's types have not, which clients send by an extra field. */
type LaterParams = Omit<VideoCreateParams, 'seconds' | 'size'> & {
  readonly seconds?: string;
  readonly size?: string;
  readonly characters?: readonly {readonly id: string}[];
};

/** Creates a video and waits for its end. */
async function make(params: Partial<LaterParams> = {}): Promise<Video> {
  const {id} = await rig.client.videos.create({prompt: 'A quiet street.', ...params} as VideoCreateParams);
  await rig.ended(id);
  return rig.client.videos.retrieve(id);
}

async function download(id: string): Promise<Buffer> {
  return Buffer.from(await (await rig.client.videos.downloadContent(id)).arrayBuffer());
}

describe('videos', () => {
  it('are created and retrieved', async () => {
    const created = await rig.client.videos.create({
      prompt: 'A fox waits on a platform.',
      model: 'sora-2-pro',
      seconds: '8',
      size: '1792x1024',
    });
    expect(created).toMatchObject({
      object: 'video',
      model: 'sora-2-pro',
      seconds: '8',
      size: '1792x1024',
      prompt: 'A fox waits on a platform.',
      completed_at: null,
      error: null,
    });
    await rig.ended(created.id);
    expect(await rig.client.videos.retrieve(created.id)).toMatchObject({
      id: created.id,
      status: 'completed',
      progress: 100,
      expires_at: expect.any(Number),
    });
  });

  it('may be as long, as large and as populated as the guide of March 2026 has it', async () => {
    const {id} = await make();
    const clip = await toFile(await download(id), 'mara.mp4', {type: 'video/mp4'});
    const mara = await rig.client.videos.createCharacter({name: 'Mara', video: clip});
    const long = await make({prompt: 'Mara waits.', seconds: '20', characters: [{id: mara.id ?? ''}]});
    expect(long).toMatchObject({status: 'completed', seconds: '20'});
    const large = await make({model: 'sora-2-pro', size: '1920x1080'});
    expect(large).toMatchObject({status: 'completed', size: '1920x1080'});
  });

  it('begin with an image, uploaded or referred to', async () => {
    const png = flatPng(720, 1280);
    const file = await toFile(png, 'first.png', {type: 'image/png'});
    const uploaded = await rig.client.files.create({file, purpose: 'vision'});
    const references: readonly NonNullable<VideoCreateParams['input_reference']>[] = [
      file,
      {image_url: `data:image/png;base64,${png.toString('base64')}`},
      {file_id: uploaded.id},
    ];
    for (const input_reference of references)
      expect(await make({input_reference})).toMatchObject({status: 'completed'});
    await expect(make({input_reference: await toFile(flatPng(64, 64), 'small.png')})).rejects.toThrow(
      'Inpaint image must match the requested width and height',
    );
  });

  it('are listed in pages, newest first or last', async () => {
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.push((await make()).id);
    const newest: string[] = [];
    for await (const {id} of rig.client.videos.list({limit: 2})) {
      newest.push(id);
      if (newest.length === 5) break;
    }
    expect(newest).toEqual(made.toReversed());
    const {data} = await rig.client.videos.list({after: made[0] ?? '', order: 'asc', limit: 4});
    expect(data.map(({id}) => id)).toEqual(made.slice(1));
  });

  it('are downloaded, with their pictures', async () => {
    const {id} = await make();
    const types: (string | null)[] = [];
    for (const variant of ['video', 'thumbnail', 'spritesheet'] as const) {
      const answer = await rig.client.videos.downloadContent(id, {variant});
      types.push(answer.headers.get('content-type'));
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
    expect(types).toEqual(['video/mp4', 'image/webp', 'image/jpeg']);
  });

  it('are deleted', async () => {
    const {id} = await make();
    expect(await rig.client.videos.delete(id)).toEqual({id, object: 'video.deleted', deleted: true});
    await expect(rig.client.videos.retrieve(id)).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });
});

describe('characters', () => {
  it('are created from a clip and fetched', async () => {
    const {id} = await make();
    const video = await toFile(await download(id), 'mara.mp4', {type: 'video/mp4'});
    const created = await rig.client.videos.createCharacter({name: 'Mara', video});
    expect(created).toMatchObject({name: 'Mara', created_at: expect.any(Number)});
    expect(await rig.client.videos.getCharacter(created.id ?? '')).toEqual(created);
  });
});

describe('videos made of others', () => {
  it('are extended, by reference', async () => {
    const source = await make();
    const {id} = await rig.client.videos.extend({prompt: 'It rains.', seconds: '8', video: {id: source.id}});
    await rig.ended(id);
    expect(await rig.client.videos.retrieve(id)).toMatchObject({status: 'completed', seconds: '12'});
  });

  it('are edited, by reference and by upload', async () => {
    const source = await make();
    const edited = await rig.client.videos.edit({prompt: 'At night.', video: {id: source.id}});
    const video = await toFile(await download(source.id), 'mine.mp4', {type: 'video/mp4'});
    const ofUpload = await rig.client.videos.edit({prompt: 'At night.', video});
    for (const {id} of [edited, ofUpload]) {
      await rig.ended(id);
      expect(await rig.client.videos.retrieve(id)).toMatchObject({
        status: 'completed',
        seconds: '4',
        remixed_from_video_id: null,
      });
    }
  });

  it('are remixed', async () => {
    const source = await make();
    const {id} = await rig.client.videos.remix(source.id, {prompt: 'In snow.'});
    await rig.ended(id);
    expect(await rig.client.videos.retrieve(id)).toMatchObject({
      status: 'completed',
      remixed_from_video_id: source.id,
    });
  });
});

describe('errors', () => {
  it.each([
    {
      what: 'a wrong model',
      call: () => rig.client.videos.create({prompt: 'x', model: 'sora-3'}),
      error: {status: 400, param: 'model'},
    },
    {
      what: 'seconds that are a number, where JSON says so',
      call: () => rig.client.post('/videos', {body: {prompt: 'x', seconds: 4}}),
      error: {status: 400, param: 'seconds', code: 'invalid_type'},
    },
    {what: 'an unknown id', call: () => rig.client.videos.retrieve('video_none'), error: {status: 404}},
    {
      what: 'content before its time',
      call: async () => {
        await rig.setFaults([{kind: 'stuck', times: 1}]);
        const {id} = await rig.client.videos.create({prompt: 'A long wait.'});
        await rig.client.videos.downloadContent(id);
      },
      error: {
        status: 404,
        message: '404 Video is not ready yet, use GET /v1/videos/{video_id} to check status.',
      },
    },
  ])('tell $what', async ({call, error}) => {
    await expect(call()).rejects.toMatchObject({...error, type: 'invalid_request_error'});
  });

  it('tell a missing key', async () => {
    const stranger = new OpenAI({baseURL: rig.watch.url, apiKey: ' ', maxRetries: 0});
    await expect(stranger.videos.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  });
});
