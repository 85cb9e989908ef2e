import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {gopFrames, type ConformRequest} from '@matchcut/plan';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {fps30, numberOf, rawFrames, smallSize, writeClip, type ClipOptions} from '../__fixtures__/clips.ts';
import {key} from '../__fixtures__/steps.ts';
import {making} from '../making.ts';
import type {FrameRate} from '../plan-words.ts';
import {composeConform} from './compose-conform.ts';

const rates: readonly (readonly [string, FrameRate])[] = [
  ['24', {numerator: 24, denominator: 1}],
  ['25', {numerator: 25, denominator: 1}],
  ['29.97', {numerator: 30_000, denominator: 1001}],
  ['30', fps30],
  ['50', {numerator: 50, denominator: 1}],
  ['60', {numerator: 60, denominator: 1}],
];

describe('a conformed clip', () => {
  const media = createMedia({workers: 2});
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-conform-'));
    await writeClip(media, join(folder, 'source-30.mp4'), {frames: 60});
    await writeClip(media, join(folder, 'source-24.mp4'), {
      frames: 48,
      frameRate: {numerator: 24, denominator: 1},
    });
  });
  afterAll(async () => {
    await media.close();
    await rm(folder, {recursive: true});
  });

  it.each(rates)(
    'has exactly the frames that were asked for at %s, each source frame in its place',
    async (name, rate) => {
      for (const [source, sourceRate] of [
        ['source-30.mp4', 30],
        ['source-24.mp4', 24],
      ] as const) {
        const perSecond = rate.numerator / rate.denominator;
        const frames = Math.floor(1.9 * perSecond);
        const path = await conform({source, frameRate: rate, frames}, `${name}-${source}`);
        expect((await media.probe(path)).video).toMatchObject({
          frames,
          frameRate: rate,
          ...smallSize,
          pixelFormat: 'yuv420p',
          colorSpace: 'bt709',
          colorRange: 'tv',
        });
        const shown = (await rawFrames(media, path)).map(numberOf);
        expect(shown).toHaveLength(frames);
        // Every frame of the source begins on the nearest frame of the film, and stands until the next one does.
        const begins = Array.from({length: 60}, (_, number) => Math.round((number * perSecond) / sourceRate));
        expect(shown).toEqual(shown.map((_, frame) => begins.findLastIndex((begin) => begin <= frame)));
      }
    },
  );

  it('leaves out seconds at the head of its source', async () => {
    const path = await conform({skipSeconds: 0.5, frames: 20});
    expect((await rawFrames(media, path)).map(numberOf)).toEqual(
      Array.from({length: 20}, (_, index) => index + 15),
    );
  });

  it('begins where the own footage of its source begins', async () => {
    const path = await conform({headSeconds: 1, skipSeconds: 0.5, frames: 15});
    expect((await rawFrames(media, path)).map(numberOf)).toEqual(
      Array.from({length: 15}, (_, index) => index + 45),
    );
  });

  it('holds the last frame of a source that ends a moment early', async () => {
    const path = await conform({frames: 63});
    expect((await rawFrames(media, path)).map(numberOf).slice(57)).toEqual([57, 58, 59, 59, 59, 59]);
  });

  it('plays faster or slower, from where it is told to', async () => {
    const fast = await rawFrames(media, await conform({speed: 2, skipSeconds: 0.5, frames: 20}));
    expect(fast.map(numberOf)).toEqual(Array.from({length: 20}, (_, index) => 15 + 2 * index));
    const slow = await rawFrames(media, await conform({speed: 0.25, frames: 40}));
    expect(slow.map(numberOf)).toEqual(slow.map((_, index) => Math.floor(index / 4)));
    await expect(conform({speed: 4, frames: 30})).rejects.toMatchObject({code: 'clip-too-short'});
  });

  it('there and back again is itself: twice as fast, then twice as slow, shows every second frame twice', async () => {
    const fast = await conform({speed: 2, frames: 30}, 'source-fast');
    const back = await conform({source: 'source-fast.out.mp4', speed: 0.5, frames: 60});
    expect((await rawFrames(media, fast)).map(numberOf)).toEqual(
      Array.from({length: 30}, (_, index) => 2 * index),
    );
    const shown = (await rawFrames(media, back)).map(numberOf);
    expect(shown).toEqual(shown.map((_, index) => 2 * Math.floor(index / 2)));
  });

  it('stands still after its last frame, wherever in the source that is', async () => {
    const path = await conform({frames: 20, freezeFrames: 8});
    expect((await rawFrames(media, path)).map(numberOf)).toEqual(
      Array.from({length: 20}, (_, index) => Math.min(index, 11)),
    );
  });

  it('shows the part of a larger picture that it is told to', async () => {
    // Black at the left edge, brighter to the right: how bright a pixel is tells where it comes from.
    const ramp = `geq=lum='16+X':cb=128:cr=128`;
    await write('ramp.mp4', {frames: 31, size: {width: 192, height: 54}, picture: ramp});
    const leftEdges = async (focus: ConformRequest['focus']): Promise<readonly number[]> => {
      const frames = await rawFrames(
        media,
        await conform({source: 'ramp.mp4', frames: 31, ...(focus && {focus})}),
      );
      return [0, 15, 30].map((frame) => (frames[frame]?.at('y', 4, 27) ?? NaN) - 20);
    };
    const near = (found: readonly number[], expected: readonly number[]): boolean =>
      found.every((value, index) => Math.abs(value - (expected[index] ?? NaN)) <= 3);
    expect(near(await leftEdges(undefined), [48, 48, 48])).toBe(true);
    expect(near(await leftEdges([{frame: 0, x: 0.375, y: 0.5}]), [24, 24, 24])).toBe(true);
    // Never beyond the edges.
    expect(near(await leftEdges([{frame: 0, x: 0, y: 0}]), [0, 0, 0])).toBe(true);
    expect(near(await leftEdges([{frame: 0, x: 1, y: 1}]), [96, 96, 96])).toBe(true);
    const moving = [
      {frame: -30, x: 0.25, y: 0.5},
      {frame: 30, x: 0.75, y: 0.5},
    ];
    expect(near(await leftEdges(moving), [48, 72, 96])).toBe(true);
  });

  it('is refused where the source ends much too early', async () => {
    await expect(conform({frames: 75})).rejects.toMatchObject({code: 'clip-too-short'});
    await expect(conform({frames: 10, skipSeconds: 3})).rejects.toMatchObject({code: 'clip-too-short'});
  });

  it('may be copied from the start of every second, and ends at any frame', async () => {
    const path = await conform({frames: 60});
    const gop = gopFrames(fps30);
    const to = join(folder, 'copied.mp4');
    const parts = [
      {path, fromFrame: gop, frames: 7},
      {path, fromFrame: 0, frames: 3},
    ];
    await media.join({
      parts,
      frameRate: fps30,
      timescale: 30_000,
      sound: null,
      output: {path: to, format: 'mp4'},
    });
    const [own, copied] = [await media.hashFrames(path), await media.hashFrames(to)];
    expect(copied).toEqual([...own.slice(gop, gop + 7), ...own.slice(0, 3)]);
    const between = media.join({
      parts: [{path, fromFrame: gop + 1, frames: 2}],
      frameRate: fps30,
      timescale: 30_000,
      sound: null,
      output: {path: to, format: 'mp4'},
    });
    await expect(between).rejects.toMatchObject({code: 'media-failed'});
  });

  it('fills the frame with a clip of another shape without squeezing it', async () => {
    // A white square in the middle of a source that is twice as wide.
    const square = `geq=lum='if(lt(abs(X-96),20)*lt(abs(Y-27),20),235,16)':cb=128:cr=128`;
    await write('wide.mp4', {frames: 2, size: {width: 192, height: 54}, picture: square});
    const [frame] = await rawFrames(media, await conform({source: 'wide.mp4', frames: 2}));
    const bright = (x: number, y: number): boolean => (frame?.at('y', x, y) ?? 0) > 120;
    expect([bright(48 - 17, 27), bright(48 + 17, 27), bright(48, 27 - 17), bright(48, 27 + 17)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([bright(48 - 24, 27), bright(48 + 24, 27), bright(48, 27 - 24), bright(48, 27 + 24)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['bt601', 'smpte170m', 'tv'],
    ['full range', 'bt709', 'pc'],
  ])('shows the colours of a source in %s', async (_, space, range) => {
    const picture = `scale=out_color_matrix=${space}:out_range=${range},format=yuv420p`;
    const tags = {colorspace: space, color_range: range};
    await media.transcode({
      inputs: [],
      graph: `color=0xC83C28:s=96x54:r=30,format=rgb24,trim=end_frame=2,${picture}[v]`,
      video: {codec: 'libx264', options: {crf: 1, ...tags}, frameRate: fps30, timescale: 30_000},
      audio: null,
      output: {path: join(folder, 'colour.mp4'), format: 'mp4'},
    });
    const [frame] = await rawFrames(media, await conform({source: 'colour.mp4', frames: 2}));
    const [y, u, v] = (['y', 'u', 'v'] as const).map((plane) => frame?.at(plane, 48, 27) ?? 0);
    const [r, g, b] = bt709(y ?? 0, u ?? 0, v ?? 0);
    expect(
      Math.max(Math.abs((r ?? 0) - 0xc8), Math.abs((g ?? 0) - 0x3c), Math.abs((b ?? 0) - 0x28)),
    ).toBeLessThanOrEqual(5);
  });

  it('is refused where there is no picture', async () => {
    await media.transcode({
      inputs: [],
      graph: 'sine=d=1[a]',
      video: null,
      audio: {codec: 'aac', options: {}, sampleRate: 48_000},
      output: {path: join(folder, 'sound.m4a'), format: 'mp4'},
    });
    await expect(conform({source: 'sound.m4a', frames: 10})).rejects.toMatchObject({code: 'clip-unfit'});
  });

  type Wish = Partial<Omit<ConformRequest, 'source'>> & {
    readonly frames: number;
    readonly source?: string;
    readonly headSeconds?: number;
  };

  async function conform(wish: Wish, name = 'conformed'): Promise<string> {
    const {source = 'source-30.mp4', headSeconds = 0, ...request} = wish;
    const to = join(folder, `${name}.out.mp4`);
    const full: ConformRequest = {
      ...making.conform,
      source: key(source),
      size: smallSize,
      frameRate: fps30,
      skipSeconds: 0,
      ...request,
    };
    await composeConform(media, full, {path: join(folder, source), headSeconds}, () => '', to, {});
    return to;
  }

  function write(name: string, clip: ClipOptions): Promise<void> {
    return writeClip(media, join(folder, name), clip);
  }
});

function bt709(y: number, u: number, v: number): readonly number[] {
  const [l, p, q] = [(y - 16) / 219, (u - 128) / 224, (v - 128) / 224];
  return [l + 1.5748 * q, l - 0.1873 * p - 0.4681 * q, l + 1.8556 * p].map((value) => value * 255);
}
