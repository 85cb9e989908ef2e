import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {manualClock} from '../manual-clock.fixture.ts';
import {
  form,
  image,
  newDirectory,
  sharedServer,
  testMedia,
  testServer,
  writeClip,
} from '../test-server.fixture.ts';

const media = testMedia();
const prompt = 'A quiet street.';
const dataUrl = async (blob: Blob): Promise<string> =>
  `data:${blob.type};base64,${Buffer.from(await blob.arrayBuffer()).toString('base64')}`;

describe('vllm-omni', () => {
  const open = sharedServer({dialect: 'vllm-omni'});

  test('takes forms alone', async () => {
    const server = await open();
    expect(await server.ask('POST', '/videos', {prompt})).toMatchObject({status: 415});
    expect(await server.ask('POST', '/videos', form({prompt}))).toMatchObject({status: 200});
  });

  test('takes any seconds and size, and fields of its own', async () => {
    const server = await open();
    const body = form({
      prompt,
      seconds: '3',
      size: '832x480',
      model: 'Wan-AI/Wan2.2',
      seed: '7',
      negative_prompt: 'fog',
      generate_sound: 'true',
    });
    const answer = await server.ask('POST', '/videos', body);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        seconds: '3',
        size: '832x480',
        model: 'Wan-AI/Wan2.2',
        quality: 'default',
        media_type: 'video/mp4',
      },
    });
    const id = answer.body.id;
    await server.ended(id);
    const path = await server.download(id);
    expect(await media.probe(path)).toMatchObject({video: {width: 832, height: 480, frames: 90}});
    // Nobody but its owner knows what it costs.
    expect(server.ledger().find(({video}) => video === id)).toMatchObject({usd: null, state: 'billed'});
  });

  test.each([
    ['seconds', {seconds: '0'}],
    ['seconds', {seconds: '4.5'}],
    ['seconds', {seconds: '500'}],
    ['size', {size: 'large'}],
    ['size', {size: '833x480'}],
    ['size', {size: '8320x4800'}],
    ['characters', {'characters[][id]': 'char_x'}],
  ])('refuses %s in %j, with the status as code', async (param, change) => {
    const server = await open();
    expect(await server.ask('POST', '/videos', form({prompt, ...change}))).toMatchObject({
      status: 400,
      body: {error: {param, code: 400, type: 'BadRequestError'}},
    });
  });

  test('begins with an image of any size, or goes on from a clip', async () => {
    const server = await open();
    const path = join(newDirectory(), 'tail.mp4');
    await writeClip(media, path, {seconds: 1});
    const clip = new Blob([new Uint8Array(await readFile(path))], {type: 'video/mp4'});
    for (const body of [
      form({prompt, input_reference: image(320, 200)}),
      form({prompt, input_reference: clip}),
      form({prompt, image_reference: JSON.stringify({image_url: await dataUrl(image(320, 200))})}),
      form({prompt, video_reference: JSON.stringify({video_url: await dataUrl(clip)})}),
    ])
      expect(await server.ask('POST', '/videos', body)).toMatchObject({status: 200, body: {seconds: '4'}});
    for (const body of [
      form({prompt, 'input_reference[image_url]': await dataUrl(image(320, 200))}),
      form({prompt, image_reference: 'no JSON'}),
      form({prompt, input_reference: image(320, 200), image_reference: '{"image_url":"data:,"}'}),
    ])
      expect(await server.ask('POST', '/videos', body)).toMatchObject({status: 400});
  });

  test('goes on from a clip with the place that it shows', async () => {
    const server = await testServer({dialect: 'vllm-omni', painter: 'animatic', workers: 1});
    const make = async (fields: Record<string, string | Blob>): Promise<Blob> => {
      const {body} = await server.ask('POST', '/videos', form({seconds: '1', size: '360x640', ...fields}));
      await server.ended(body.id);
      return (await server.fetch(`/videos/${body.id}/content`)).blob();
    };
    const source = await make({prompt: 'A fox waits on a platform.'});
    const next = await make({prompt: 'Rain begins.', input_reference: source});
    const path = join(newDirectory(), 'next.mp4');
    await writeFile(path, Buffer.from(await next.arrayBuffer()));
    const {tags, video} = await media.probe(path);
    expect(video?.frames).toBe(30);
    expect(JSON.parse(tags['comment'] ?? '{}')).toMatchObject({
      start: {place: 'platform'},
      end: {weather: 'rain'},
    });
  });

  test.each([
    ['POST', '/videos/extensions'],
    ['POST', '/videos/edits'],
    ['POST', '/videos/video_x/remix'],
    ['POST', '/videos/characters'],
    ['POST', '/files'],
    ['GET', '/batches'],
  ])('has no %s %s', async (method, path) => {
    const server = await open();
    expect(await server.ask(method, path)).toMatchObject({status: 404, body: {error: {code: 404}}});
  });

  test('has no pictures but the video', async () => {
    const server = await open();
    const {body} = await server.ask('POST', '/videos', form({prompt}));
    const id = body.id;
    await server.ended(id);
    expect((await server.fetch(`/videos/${id}/content`)).status).toBe(200);
    const picture = await server.fetch(`/videos/${id}/content?variant=thumbnail`);
    expect(picture.headers.get('content-type')).toBe('video/mp4');
  });
});

describe('sglang', () => {
  const open = sharedServer({dialect: 'sglang'});

  test('takes seconds as a number', async () => {
    const server = await open();
    expect(await server.ask('POST', '/videos', {prompt, seconds: 5, size: '832x480'})).toMatchObject({
      status: 200,
      body: {seconds: '5', size: '832x480', quality: 'standard'},
    });
    expect(
      await server.ask('POST', '/videos', form({prompt, seconds: '5', input_reference: image(9, 9)})),
    ).toMatchObject({
      status: 200,
    });
    const refused = await server.ask('POST', '/videos', {prompt, seconds: '5'});
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({detail: expect.stringContaining('an integer')});
  });

  test('takes a reference as a text, but reads no files of this machine', async () => {
    const server = await open();
    const url = await dataUrl(image(320, 200));
    expect(await server.ask('POST', '/videos', {prompt, input_reference: url})).toMatchObject({status: 200});
    for (const input_reference of ['/etc/hostname', {image_url: url}])
      expect(await server.ask('POST', '/videos', {prompt, input_reference})).toMatchObject({status: 400});
  });

  test('lists without cursors', async () => {
    const server = await open();
    const {body} = await server.ask('GET', '/videos');
    expect(Object.keys(body).toSorted()).toEqual(['data', 'object']);
  });

  test('deletes what is still being made, and answers with it', async () => {
    const server = await testServer({dialect: 'sglang', latencyMs: 1000, clock: manualClock()});
    const {body} = await server.ask('POST', '/videos', {prompt});
    expect(await server.ask('DELETE', `/videos/${body.id}`)).toMatchObject({
      status: 200,
      body: {id: body.id, object: 'video', status: 'deleted'},
    });
    expect(await server.ask('GET', `/videos/${body.id}`)).toMatchObject({status: 404});
    expect(server.ledger()).toMatchObject([{state: 'not-billed'}]);
  });

  test('tells of a failure without a code', async () => {
    const server = await testServer({dialect: 'sglang', faults: {faults: [{kind: 'moderation-blocked'}]}});
    const id = await server.make();
    const {body} = await server.ask('GET', `/videos/${id}`);
    expect(body['error']).toEqual({message: expect.any(String)});
  });
});

describe('litellm', () => {
  const open = sharedServer({dialect: 'litellm'});

  test('extends and edits by JSON, not by form', async () => {
    const server = await open();
    const id = await server.make();
    for (const [path, fields] of [
      ['/videos/extensions', {seconds: '4'}],
      ['/videos/edits', {}],
    ] as const) {
      expect(await server.ask('POST', path, {prompt, ...fields, video: {id}})).toMatchObject({status: 200});
      expect(await server.ask('POST', path, form({prompt, ...fields, 'video[id]': id}))).toMatchObject({
        status: 404,
      });
    }
  });

  test('takes a reference as a file, not as an object', async () => {
    const server = await open();
    const input_reference = {image_url: await dataUrl(image(720, 1280))};
    expect(await server.ask('POST', '/videos', {prompt, input_reference})).toMatchObject({
      status: 400,
      body: {error: {param: 'input_reference'}},
    });
    expect(
      await server.ask('POST', '/videos', form({prompt, input_reference: image(720, 1280)})),
    ).toMatchObject({
      status: 200,
    });
  });

  test('has no batches', async () => {
    const server = await open();
    expect(await server.ask('GET', '/batches')).toMatchObject({status: 404});
  });
});
