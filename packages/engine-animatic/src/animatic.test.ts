import {createHash} from 'node:crypto';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createCanvas, loadImage} from '@napi-rs/canvas';
import type {CreateRequest, Engine, EngineInputs, EngineRequest, Job, Size} from '@matchcut/engine';
import {EngineError} from '@matchcut/engine';
import {describeEngineContract} from '@matchcut/engine/contract';
import {createMedia} from '@matchcut/media';
import {openFrameWriter, readClip} from '@matchcut/media/in-process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {animatic} from './animatic.ts';

const folder = await mkdtemp(join(tmpdir(), 'animatic-'));
let paths = 0;
const newPath = async (extension: string): Promise<string> => join(folder, `${(paths += 1)}.${extension}`);
const media = createMedia();
afterAll(async () => {
  await media.close();
  await rm(folder, {recursive: true});
});

/** A decoded frame as RGBA. */
async function frameOf(path: string, frame: number): Promise<Uint8ClampedArray> {
  const [png] = await media.frames({path, frames: [frame]});
  const image = await loadImage(Buffer.from(png ?? new Uint8Array()));
  const canvas = createCanvas(image.width, image.height);
  const ctx = canvas.getContext('2d');
  ctx.drawImage(image, 0, 0);
  return ctx.getImageData(0, 0, image.width, image.height).data;
}

const wide: Size = {width: 1280, height: 720};
const still = async (size: Size): Promise<string> => {
  const canvas = createCanvas(size.width, size.height);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#1f8f5f';
  ctx.fillRect(0, 0, size.width, size.height);
  const path = await newPath('png');
  await writeFile(path, canvas.toBuffer('image/png'));
  return path;
};

describeEngineContract(
  'animatic',
  {
    makeEngine: () => animatic({workers: 1}),
    still: async () => ({path: await still({width: 720, height: 1280}), digest: 'green'}),
  },
  {
    test,
    newPath,
    readFile: (path) => readFile(path).catch(() => null),
    writeFile,
    checkClip: async (path, {size, seconds, frameRate, sound}) => {
      const {video, audio} = await media.probe(path);
      expect(video).toMatchObject({
        ...size,
        frameRate,
        codec: 'h264',
        pixelFormat: 'yuv420p',
        colorSpace: 'bt709',
      });
      expect(video?.frames).toBe(Math.round((seconds * frameRate.numerator) / frameRate.denominator));
      expect(audio?.sampleRate).toBe(sound ? 48_000 : undefined);
      expect(audio?.channels).toBe(2);
      expect(audio?.durationSeconds).toBeCloseTo(seconds, 1);
    },
  },
);

describe('animatic clips', () => {
  let engine: Engine;
  beforeAll(() => {
    engine = animatic({workers: 1});
  });
  afterAll(() => engine.close());
  const none: EngineInputs = {identities: [], source: null, firstFrame: null};
  const create = (change: Partial<CreateRequest> = {}): CreateRequest => ({
    kind: 'create',
    take: 1,
    prompt: 'A woman waits on an empty platform in Lisbon. Slow push in.',
    size: wide,
    seconds: 4,
    frameRate: {numerator: 12, denominator: 1},
    identities: [],
    firstFrame: null,
    ...change,
  });
  const make = async (
    request: EngineRequest,
    inputs: EngineInputs = none,
  ): Promise<{readonly job: Job; readonly path: string}> => {
    const job = await engine.submit(request, inputs);
    const path = await newPath('mp4');
    await engine.fetch(job, path);
    return {job, path};
  };

  test('another take of the same shot is another clip, and the same take the same', async () => {
    const digest = async (take: number): Promise<string> => {
      const {path} = await make(create({take}));
      return createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    };
    const [first, again, second] = [await digest(1), await digest(1), await digest(2)];
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  test('two requests that are alike make the same bytes, in different processes', async () => {
    const first = await make(create());
    const other = animatic({workers: 1});
    const path = await newPath('mp4');
    await other.fetch(await other.submit(create(), none), path);
    await other.close();
    expect(Buffer.compare(await readFile(first.path), await readFile(path))).toBe(0);
  });

  test('a continuation begins with the last frame of its source and carries its place on', async () => {
    const mara = await engine.createCharacter(
      {role: 'character', name: 'Mara', look: 'a grey fox in a red raincoat', reference: null, size: wide},
      null,
    );
    const source = await make(
      create({prompt: 'Mara waits on an empty platform.', identities: [{name: 'Mara', key: 'k'}]}),
      {...none, identities: [mara]},
    );
    const next = await make(
      {
        kind: 'extend',
        take: 1,
        prompt: 'Rain begins.',
        size: wide,
        seconds: 4,
        frameRate: {numerator: 12, denominator: 1},
        identities: [],
        source: 's',
      },
      {...none, source: {path: source.path, digest: 'd', job: source.job}},
    );
    expect(psnr(await frameOf(source.path, 47), await frameOf(next.path, 0))).toBeGreaterThan(40);
    expect(psnr(await frameOf(source.path, 47), await frameOf(next.path, 40))).toBeLessThan(40);
    const note = JSON.parse((await readClip(next.path)).metadata['comment'] ?? '{}');
    expect(note.start.place).toBe('platform');
    expect(note.end).toMatchObject({
      place: 'platform',
      weather: 'rain',
      chain: {parts: 2, seconds: 8, frames: 96},
    });
    expect(note.end.figures[0].design).toEqual(mara.state);
  });

  test('a clip that another engine made is continued from its last frame', async () => {
    const source = await newPath('mp4');
    const writer = await openFrameWriter({
      path: source,
      size: wide,
      frameRate: {numerator: 12, denominator: 1},
      timescale: 12_000,
      video: {codec: 'libx264', options: {preset: 'ultrafast'}},
      sound: null,
    });
    for (let frame = 0; frame < 12; frame++)
      await writer.writeFrame(
        new Uint8Array(wide.width * wide.height * 4).map((_, index) =>
          index % 4 === 1 ? 140 : index % 4 === 3 ? 255 : 40,
        ),
      );
    await writer.finish();
    const {path} = await make(
      {
        kind: 'extend',
        take: 1,
        prompt: 'A dog runs through the snow.',
        size: wide,
        seconds: 4,
        frameRate: {numerator: 12, denominator: 1},
        identities: [],
        source: 's',
      },
      {...none, source: {path: source, digest: 'd', job: null}},
    );
    expect(psnr(await frameOf(source, 11), await frameOf(path, 0))).toBeGreaterThan(40);
  });

  test('a job whose source is another file by now is not known any more', async () => {
    const source = await make(create());
    const copy = await newPath('mp4');
    await writeFile(copy, await readFile(source.path));
    const job = await engine.submit(
      {
        kind: 'extend',
        take: 1,
        prompt: 'She leaves.',
        size: wide,
        seconds: 4,
        frameRate: null,
        identities: [],
        source: 's',
      },
      {...none, source: {path: copy, digest: 'd', job: null}},
    );
    await writeFile(copy, 'something else');
    await expect(engine.fetch(job, await newPath('mp4'))).rejects.toMatchObject({code: 'engine-job-unknown'});
  });

  test('a still gives a character its colours', async () => {
    const path = await still(wide);
    const handle = await engine.createCharacter(
      {role: 'character', name: 'Ada', look: 'a woman in a coat', reference: 'green', size: wide},
      {path, digest: 'green'},
    );
    expect(handle.state['garmentColour']).toMatch(/^#1f8f5[ef]$|^#208f5f$/);
  });

  test('a source that is no clip is named', async () => {
    const path = await newPath('mp4');
    await writeFile(path, 'words');
    const failed = engine.submit(
      {
        kind: 'extend',
        take: 1,
        prompt: 'On.',
        size: wide,
        seconds: 4,
        frameRate: null,
        identities: [],
        source: 's',
      },
      {...none, source: {path, digest: 'd', job: null}},
    );
    await expect(failed).rejects.toSatisfy(
      (error) => EngineError.is(error) && error.code === 'engine-bad-input' && error.message.includes(path),
    );
  });
});

/** Peak signal to noise of two pictures, in dB. */
function psnr(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  expect(one.length).toBe(other.length);
  let error = 0;
  one.forEach((value, index) => {
    if (index % 4 !== 3) error += (value - (other[index] ?? 0)) ** 2;
  });
  return 10 * Math.log10((255 * 255) / (error / ((one.length / 4) * 3)));
}
