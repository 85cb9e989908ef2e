import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
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

describe('an edit', () => {
  const open = sharedServer();

  test('is as long and as large as its source, and another picture', async () => {
    const server = await open();
    const source = await server.make({seconds: '8', size: '1280x720', model: 'sora-2-pro'});
    const {body} = await server.ask('POST', '/videos/edits', {prompt: 'At night.', video: {id: source}});
    expect(body).toMatchObject({
      seconds: '8',
      size: '1280x720',
      model: 'sora-2-pro',
      prompt: 'At night.',
      remixed_from_video_id: null,
    });
    await server.ended(body.id);
    expect(server.ledger().find(({video}) => video === body.id)).toMatchObject({
      kind: 'edit',
      seconds: 8,
      usd: 2.4,
      state: 'billed',
    });
  });

  test('of an extended video is of all of it', async () => {
    const server = await open();
    const source = await server.make();
    const {body: longer} = await server.ask('POST', '/videos/extensions', {
      prompt: 'On.',
      seconds: '4',
      video: {id: source},
    });
    await server.ended(longer.id);
    const {body} = await server.ask('POST', '/videos/edits', form({prompt: 'Snow.', 'video[id]': longer.id}));
    await server.ended(body.id);
    expect(body).toMatchObject({seconds: '8'});
    const path = await server.download(body.id);
    expect((await media.probe(path)).video?.frames).toBe(240);
  });

  test('begins with the image that its source began with, however often that was extended', async () => {
    const server = await open();
    const reference = image(720, 1280);
    const {body: source} = await server.ask(
      'POST',
      '/videos',
      form({prompt: 'A street.', input_reference: reference}),
    );
    await server.ended(source.id);
    const {body: longer} = await server.ask('POST', '/videos/extensions', {
      prompt: 'On.',
      seconds: '4',
      video: {id: source.id},
    });
    await server.ended(longer.id);
    const {body} = await server.ask('POST', '/videos/edits', {prompt: 'Snow.', video: {id: longer.id}});
    await server.ended(body.id);
    const bytes = await readFile(join(server.directory, 'videos', body.id, 'reference'));
    expect(bytes.equals(Buffer.from(await reference.arrayBuffer()))).toBe(true);
  });

  test("of a client's own clip is billed as the model that it names", async () => {
    const server = await open();
    const path = join(newDirectory(), 'own.mp4');
    await writeClip(media, path, {size: '1920x1080', seconds: 3});
    const video = new Blob([new Uint8Array(await readFile(path))], {type: 'video/mp4'});
    const refused = await server.ask('POST', '/videos/edits', form({prompt: 'Snow.', video}));
    expect(refused).toMatchObject({status: 400, body: {error: {param: 'size'}}});
    const {body} = await server.ask(
      'POST',
      '/videos/edits',
      form({prompt: 'Snow.', video, model: 'sora-2-pro'}),
    );
    expect(body).toMatchObject({seconds: '3', size: '1920x1080', model: 'sora-2-pro'});
    await server.ended(body.id);
    expect(server.ledger().at(-1)).toMatchObject({kind: 'edit', seconds: 3, usd: 2.1, state: 'billed'});
  });

  test.each<[string, object, number, object]>([
    ['without a source', {}, 400, {param: 'video', code: 'missing_required_parameter'}],
    ['of what is not known', {video: {id: 'video_x'}}, 404, {param: 'video.id'}],
    [
      'with seconds',
      {video: {id: 'video_x'}, seconds: '4'},
      400,
      {param: 'seconds', code: 'unknown_parameter'},
    ],
  ])('is refused %s', async (_, body, status, error) => {
    const server = await open();
    expect(await server.ask('POST', '/videos/edits', {prompt: 'Snow.', ...body})).toMatchObject({
      status,
      body: {error},
    });
  });

  test('of what is no video is refused', async () => {
    const server = await open();
    const body = form({prompt: 'Snow.', video: image(720, 1280)});
    expect(await server.ask('POST', '/videos/edits', body)).toMatchObject({
      status: 400,
      body: {error: {code: 'invalid_file'}},
    });
  });
});

describe('a remix', () => {
  const open = sharedServer();

  test('is an edit that tells its source', async () => {
    const server = await open();
    const source = await server.make();
    for (const body of [{prompt: 'Snow.'}, form({prompt: 'Snow.'})]) {
      const answer = await server.ask('POST', `/videos/${source}/remix`, body);
      expect(answer).toMatchObject({status: 200, body: {remixed_from_video_id: source, seconds: '4'}});
      await server.ended(answer.body.id);
    }
  });

  test('of what is not known is refused', async () => {
    const server = await open();
    expect(await server.ask('POST', '/videos/video_x/remix', {prompt: 'Snow.'})).toMatchObject({status: 404});
  });
});

test('an edit paints its source again with the change', async () => {
  const server = await testServer({painter: 'animatic', workers: 1});
  const source = await server.make({prompt: 'A fox waits on a platform.'});
  const {body} = await server.ask('POST', '/videos/edits', {
    prompt: 'At night, in heavy snow.',
    video: {id: source},
  });
  await server.ended(body.id);
  const path = await server.download(body.id);
  const note = JSON.parse((await media.probe(path)).tags['comment'] ?? '{}');
  expect(note).toMatchObject({
    prompt: 'A fox waits on a platform.',
    end: {place: 'platform', time: 'night', weather: 'snow'},
  });
});
