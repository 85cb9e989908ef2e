import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {smallSize, writeClip} from './__fixtures__/clips.ts';
import {createClipVerifier, type ClipExpectations, type ClipRequest} from './verify-clip.ts';

const media = createMedia();
let folder: string;
let twoSeconds: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matchcut-verify-'));
  twoSeconds = join(folder, 'two.mp4');
  await writeClip(media, twoSeconds, {frames: 60});
});
afterAll(async () => {
  await media.close();
  await rm(folder, {recursive: true, force: true});
});

const first: ClipExpectations = {source: null, sound: false};

function measured(asked: Partial<ClipRequest>, expected = first, path = twoSeconds): Promise<unknown> {
  const request: ClipRequest = {
    engine: {id: 'test', model: 'test-1', semantics: 'test/1', options: {}},
    kind: 'create',
    take: 1,
    prompt: 'Rain.',
    size: smallSize,
    seconds: 2,
    frameRate: null,
    identities: [],
    firstFrame: null,
  };
  return createClipVerifier(media).verifyClip(path, {...request, ...asked} as ClipRequest, expected);
}

describe('a clip that arrives', () => {
  it('is its own footage from its first frame on', async () => {
    expect(await measured({})).toEqual({headSeconds: 0, chainSeconds: 2});
  });

  it('may be off by a few frames', async () => {
    expect(await measured({seconds: 2.1})).toEqual({headSeconds: 0, chainSeconds: 2});
  });

  it('that is the whole chain has what it continues at its head', async () => {
    const whole = {...first, source: {chainSeconds: 1.5, fileSeconds: 1.5}};
    expect(await measured({seconds: 0.5}, whole)).toEqual({headSeconds: 1.5, chainSeconds: 2});
  });

  it('that is the new part alone has nothing at its head, and the chain is longer than the file', async () => {
    const part = {...first, source: {chainSeconds: 8, fileSeconds: 8}};
    expect(await measured({seconds: 2}, part)).toEqual({headSeconds: 0, chainSeconds: 10});
  });

  it('that begins with the file that it continues, itself a part, has that at its head', async () => {
    const onward = {...first, source: {chainSeconds: 8, fileSeconds: 1.5}};
    expect(await measured({seconds: 0.5}, onward)).toEqual({headSeconds: 1.5, chainSeconds: 8.5});
  });

  it('that is neither the whole nor the part is refused', async () => {
    const odd = {...first, source: {chainSeconds: 8, fileSeconds: 8}};
    await expect(measured({seconds: 4}, odd)).rejects.toThrow(
      'The clip is 2.00 s long; 4 s more after 8.00 s, alone or with what they continue, was asked for.',
    );
  });

  it.each([
    ['shorter', {seconds: 4}],
    ['longer', {seconds: 1}],
    ['of another size', {size: {width: 54, height: 96}}],
  ])('that is %s than what was asked for is refused', async (_, asked) => {
    await expect(measured(asked)).rejects.toMatchObject({code: 'clip-unfit'});
  });

  it('without the sound that the engine promises is refused', async () => {
    await expect(measured({}, {...first, sound: true})).rejects.toMatchObject({code: 'clip-unfit'});
  });

  it('that is no clip is refused', async () => {
    const path = join(folder, 'words.mp4');
    await writeFile(path, '{"error": "not a clip"}');
    await expect(measured({}, first, path)).rejects.toMatchObject({code: 'media-unreadable'});
  });
});
