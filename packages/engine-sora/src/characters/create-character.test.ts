import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {CharacterRequest} from '@matchcut/engine';
import {createMedia, type Media, type Probe} from '@matchcut/media';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {engineAt, temporaryFolder, wide} from '../__fixtures__/engines.ts';
import {serve, type ScriptedServer} from '../__fixtures__/scripted-server.ts';

let media: Media;
beforeAll(() => {
  media = createMedia({workers: 1});
});
afterAll(() => media.close());

const tall = {width: 1080, height: 1920};

function characterRequest(change: Partial<CharacterRequest> = {}): CharacterRequest {
  return {role: 'character', name: 'Mara', look: 'a grey fox', reference: 'd', size: wide, ...change};
}

const characters = (): Promise<ScriptedServer> =>
  serve(() => ({json: {id: 'char_7', name: 'Mara', created_at: 1_763_800_000}}));

/** What is uploaded for a reference, on the disk. */
async function uploaded(path: string, request = characterRequest()): Promise<{path: string; probe: Probe}> {
  const server = await characters();
  await engineAt(server.url).createCharacter(request, {path, digest: 'd'});
  const {video} = Object(server.seen[0]?.body);
  const to = join(await temporaryFolder(), 'upload.mp4');
  await writeFile(to, video.bytes);
  return {path: to, probe: await media.probe(to)};
}

/** A picture of a graph, as a clip with so many frames at 10 a second or as a PNG. */
async function reference(graph: string, frames: number | null): Promise<string> {
  const folder = await temporaryFolder();
  await media.transcode({
    inputs: [],
    graph: `${graph},trim=end_frame=${frames ?? 1},format=${frames === null ? 'rgba' : 'yuv420p'}[v]`,
    video: {
      codec: frames === null ? 'png' : 'libx264',
      options: frames === null ? {} : {preset: 'ultrafast'},
      frameRate: {numerator: 10, denominator: 1},
      timescale: 10_000,
    },
    audio: null,
    output:
      frames === null
        ? {path: join(folder, 'it-%d.png'), format: 'image2'}
        : {path: join(folder, 'it.mp4'), format: 'mp4'},
  });
  return join(folder, frames === null ? 'it-1.png' : 'it.mp4');
}

/** Mean colours of stretches of a picture, from left to right, as numbers 0 to 255. */
async function colours(path: string, columns: number): Promise<readonly (readonly number[])[]> {
  const to = `${path}.rgb`;
  await media.transcode({
    inputs: [{path}],
    graph: `[0:v]trim=end_frame=1,scale=${columns}:1:flags=area,format=rgb24[v]`,
    video: {codec: 'rawvideo', options: {}, frameRate: {numerator: 30, denominator: 1}, timescale: 30_000},
    audio: null,
    output: {path: to, format: 'rawvideo'},
  });
  const bytes = await readFile(to);
  return Array.from({length: columns}, (_, column) => [...bytes.subarray(column * 3, column * 3 + 3)]);
}

test('a character is uploaded with its name, and its handle says whose it is', async () => {
  const server = await characters();
  const path = await reference('color=red:s=320x180:r=10', 30);
  const handle = await engineAt(server.url).createCharacter(characterRequest(), {path, digest: 'd'});
  expect(server.calls()).toEqual(['POST /videos/characters']);
  expect(Object(server.seen[0]?.body)).toMatchObject({name: 'Mara', video: {type: 'video/mp4'}});
  expect(handle).toEqual({engine: 'sora', name: 'Mara', id: 'char_7', state: {size: '1280x720'}});
});

describe('what is uploaded', () => {
  test('is what the protocol wants, tagged with who it is', async () => {
    const {path, probe} = await uploaded(await reference('color=red:s=320x180:r=10', 30));
    expect(probe).toMatchObject({
      video: {
        codec: 'h264',
        width: 1280,
        height: 720,
        pixelFormat: 'yuv420p',
        colorSpace: 'bt709',
        frames: 90,
        frameRate: {numerator: 30, denominator: 1},
      },
      audio: null,
      tags: {title: 'Mara', description: 'a grey fox', keywords: 'character'},
    });
    const bytes = await readFile(path);
    // Faststart: the index comes before the pictures.
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(bytes.length).toBeLessThan(1_000_000);
  });

  test.each([
    ['half a second', 5, 60],
    ['three seconds', 30, 90],
    ['a minute', 600, 119],
  ])('of %s lasts 2 to 4 s', async (_, frames, expected) => {
    const {probe} = await uploaded(await reference('color=red:s=64x36:r=10', frames));
    expect(probe.video?.frames).toBe(expected);
  });

  test('lies as the wanted shots do: of a wide clip its middle, for tall shots', async () => {
    const striped =
      'color=red:s=100x180:r=10[l];color=lime:s=120x180:r=10[m];color=blue:s=100x180:r=10[r];[l][m][r]hstack=3';
    const {path, probe} = await uploaded(await reference(striped, 20), characterRequest({size: tall}));
    expect(probe.video).toMatchObject({width: 720, height: 1280});
    for (const [red = 0, green = 0, blue = 0] of await colours(path, 4)) {
      expect(green).toBeGreaterThan(200);
      expect(red + blue).toBeLessThan(80);
    }
  });

  test('of a still is all of it on grey, for as long as a clip is wanted', async () => {
    const {path, probe} = await uploaded(await reference('color=red:s=300x300:r=10', null));
    expect(probe.video).toMatchObject({width: 1280, height: 720, frames: 90});
    const [left, , middle, , right] = await colours(path, 5);
    for (const side of [left, right])
      for (const part of side ?? []) expect(Math.abs(part - 128)).toBeLessThan(8);
    expect(middle?.[0]).toBeGreaterThan(240);
    expect(middle?.[1]).toBeLessThan(12);
  });

  test('shows the grey through what is transparent in a still', async () => {
    const {path} = await uploaded(await reference('color=red@0:s=1280x720:r=10,format=rgba', null));
    for (const column of await colours(path, 3))
      for (const part of column) expect(Math.abs(part - 128)).toBeLessThan(8);
  });

  test('is the same for the same reference, byte for byte', async () => {
    const path = await reference('testsrc2=s=320x180:r=10', 25);
    const [first, second] = [await uploaded(path), await uploaded(path)];
    expect((await readFile(first.path)).equals(await readFile(second.path))).toBe(true);
  });
});

describe('a reference', () => {
  test('that is no picture is named', async () => {
    const server = await characters();
    const path = join(await temporaryFolder(), 'words.mp4');
    await writeFile(path, 'This is no clip.');
    await expect(
      engineAt(server.url).createCharacter(characterRequest(), {path, digest: 'd'}),
    ).rejects.toMatchObject({code: 'engine-bad-input', message: expect.stringContaining(path)});
    expect(server.calls()).toEqual([]);
  });

  test('is needed', async () => {
    const server = await characters();
    await expect(engineAt(server.url).createCharacter(characterRequest(), null)).rejects.toMatchObject({
      code: 'engine-refused-request',
      hint: expect.stringContaining("character('Mara'"),
    });
  });
});

test('an upload that was not answered may be repeated: it costs nothing', async () => {
  const server = await serve(() => ({status: 500, json: {}}));
  const path = await reference('color=red:s=64x36:r=10', 20);
  await expect(
    engineAt(server.url).createCharacter(characterRequest(), {path, digest: 'd'}),
  ).rejects.toMatchObject({code: 'engine-unreachable'});
});

test('whether a server still has a character is asked', async () => {
  const server = await serve(({path}) =>
    path === '/videos/characters/char_7'
      ? {json: {id: 'char_7', name: 'Mara'}}
      : {status: 404, json: {error: {message: 'Character not found'}}},
  );
  const engine = engineAt(server.url);
  const handle = {engine: 'sora', name: 'Mara', id: 'char_7', state: {}};
  expect(await engine.knowsCharacter?.(handle)).toBe(true);
  expect(await engine.knowsCharacter?.({...handle, id: 'char_8'})).toBe(false);
  expect(await engine.knowsCharacter?.({...handle, engine: 'animatic'})).toBe(false);
});

test('a server that does not answer has not forgotten a character', async () => {
  const server = await serve(() => ({status: 503, json: {}}));
  const handle = {engine: 'sora', name: 'Mara', id: 'char_7', state: {}};
  await expect(engineAt(server.url).knowsCharacter?.(handle)).rejects.toMatchObject({
    code: 'engine-unreachable',
  });
});
