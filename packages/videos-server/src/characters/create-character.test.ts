import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {
  form,
  newDirectory,
  sharedServer,
  testMedia,
  writeClip,
  type ClipShape,
} from '../test-server.fixture.ts';

const media = testMedia();

async function clip(shape: ClipShape = {}): Promise<Blob> {
  const path = join(newDirectory(), 'clip.mp4');
  await writeClip(media, path, shape);
  return new Blob([new Uint8Array(await readFile(path))], {type: 'video/mp4'});
}

describe('a character', () => {
  const open = sharedServer();

  test('is there at once', async () => {
    const server = await open();
    const answer = await server.ask('POST', '/videos/characters', form({name: 'Mara', video: await clip()}));
    expect(answer).toMatchObject({
      status: 200,
      body: {id: expect.stringMatching(/^char_/), name: 'Mara', created_at: expect.any(Number)},
    });
    expect(Object.keys(answer.body)).toHaveLength(3);
    expect(await server.ask('GET', `/videos/characters/${answer.body.id}`)).toMatchObject({
      body: answer.body,
    });
    const other = {headers: {authorization: 'Bearer other'}};
    expect(await server.ask('GET', `/videos/characters/${answer.body.id}`, undefined, other)).toMatchObject({
      status: 404,
      body: {error: {param: 'character_id'}},
    });
  });

  test.each<[string, ClipShape]>([
    ['2 s', {seconds: 2}],
    ['4 s', {seconds: 4}],
    ['1080p', {size: '1920x1080'}],
    ['1080p upright', {size: '1080x1920'}],
    ['as codecs round it', {size: '1920x1088'}],
  ])('may be in a clip of %s', async (_, shape) => {
    const server = await open();
    const video = await clip(shape);
    expect(await server.ask('POST', '/videos/characters', form({name: 'Mara', video}))).toMatchObject({
      status: 200,
    });
  });

  test.each<[string, ClipShape, RegExp]>([
    ['too short', {seconds: 1}, /lasts 1\.00 s/],
    ['too long', {seconds: 5}, /lasts 5\.00 s/],
    ['too small', {size: '640x360'}, /640x360.*720p/],
    ['too large', {size: '2560x1440'}, /2560x1440.*1080p/],
    ['square', {size: '720x720'}, /16:9 or 9:16/],
    ['of another aspect', {size: '960x720'}, /16:9 or 9:16/],
  ])('is refused in a clip that is %s', async (_, shape, message) => {
    const server = await open();
    const answer = await server.ask(
      'POST',
      '/videos/characters',
      form({name: 'Mara', video: await clip(shape)}),
    );
    expect(answer).toMatchObject({
      status: 400,
      body: {error: {param: 'video', code: 'invalid_video', message: expect.stringMatching(message)}},
    });
  });

  test('is refused without a name, with too long a one, without a clip, in what is no clip, and in JSON', async () => {
    const server = await open();
    const video = await clip();
    const refuse = async (body: object): Promise<unknown> =>
      (await server.ask('POST', '/videos/characters', body)).body['error'];
    expect(await refuse(form({video}))).toMatchObject({param: 'name', code: 'missing_required_parameter'});
    expect(await refuse(form({name: '', video}))).toMatchObject({param: 'name'});
    expect(await refuse(form({name: 'x'.repeat(81), video}))).toMatchObject({param: 'name'});
    expect(await refuse(form({name: 'Mara'}))).toMatchObject({
      param: 'video',
      code: 'missing_required_parameter',
    });
    expect(await refuse(form({name: 'Mara', video: 'text'}))).toMatchObject({
      param: 'video',
      code: 'invalid_type',
    });
    expect(await refuse(form({name: 'Mara', video: new Blob(['no clip'])}))).toMatchObject({
      code: 'invalid_video',
    });
    expect(await refuse({name: 'Mara', video: 'x'})).toMatchObject({code: 'unsupported_content_type'});
  });

  test('has to stand in the prompt, verbatim', async () => {
    const server = await open();
    const {body} = await server.ask('POST', '/videos/characters', form({name: 'Mara', video: await clip()}));
    const characters = [{id: body.id}];
    const create = (prompt: string) => server.ask('POST', '/videos', {prompt, characters});
    expect(await create('Mara waits.')).toMatchObject({status: 200});
    expect(await create('mara waits.')).toMatchObject({
      status: 400,
      body: {error: {code: 'character_not_mentioned', param: 'characters[0].id'}},
    });
    const spelt = form({prompt: 'Mara waits.', 'characters[][id]': body.id});
    expect(await server.ask('POST', '/videos', spelt)).toMatchObject({status: 200});
  });
});
