import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {createMedia} from '../create-media.ts';
import type {Peaks} from '../media.ts';

const media = createMedia({workers: 1});
const folder = mkdtempSync(join(tmpdir(), 'matchcut-peaks-'));

afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

test.for([
  {rate: 44_100, perSecond: 50, click: 13_229},
  {rate: 44_100, perSecond: 50, click: 13_230},
  // A bucket of 1102.5 samples: the 4th begins between two of them.
  {rate: 22_050, perSecond: 20, click: 3307},
  {rate: 22_050, perSecond: 20, click: 3308},
  {rate: 48_000, perSecond: 29.97, click: 40_000},
])('a click lands in its bucket and in no other: $click of $rate, $perSecond a second', async (one) => {
  const {rate, perSecond, click} = one;
  const path = await write(`0.5*eq(n,${click})|-0.25*eq(n,${click})`, {rate});
  const {min, max, ...rest} = await media.peaks({path, perSecond});
  const buckets = Math.ceil(2 * perSecond);
  const expected = (level: number): number[] => {
    const values = Array.from({length: buckets}, () => 0);
    values[Math.floor((click * perSecond) / rate)] = level;
    return values;
  };
  expect(rest).toEqual({perSecond, sampleRate: rate, samples: 2 * rate});
  expect([...max]).toEqual(expected(0.5));
  expect([...min]).toEqual(expected(-0.25));
});

test('every bucket is what the samples of the wave are, computed elsewhere', async () => {
  const rate = 8000;
  const perSecond = 37;
  const wave = (n: number): number => ((n * n) % 97) / 100 - 0.48;
  const path = await write('mod(n*n,97)/100-0.48', {rate, codec: 'pcm_f32le'});
  const {min, max} = await media.peaks({path, perSecond});
  const buckets: number[][] = [];
  for (let n = 0; n < 2 * rate; n += 1) (buckets[Math.floor((n * perSecond) / rate)] ??= []).push(wave(n));
  expect(max).toEqual(Float32Array.from(buckets, (values) => Math.max(...values)));
  expect(min).toEqual(Float32Array.from(buckets, (values) => Math.min(...values)));
});

test.for([
  {codec: 'pcm_s16le', format: 'wav', within: 0.01},
  {codec: 'flac', format: 'flac', within: 0.01},
  {codec: 'aac', format: 'mp4', within: 0.01},
  {codec: 'libopus', format: 'ogg', within: 0.01},
  // These two encoders change a steady tone by so much.
  {codec: 'libvorbis', format: 'ogg', within: 0.02},
  {codec: 'libmp3lame', format: 'mp3', within: 0.04},
])('a tone in $codec is as high as it is, and begins when it does', async ({codec, format, within}) => {
  const path = await write('0.6*sin(2*PI*440*t)*between(t,1,2)', {
    codec,
    format,
    name: `${codec}.${format}`,
    seconds: 3,
  });
  const peaks = await media.peaks({path, perSecond: 10});
  expect(peaks.sampleRate).toBe(48_000);
  // Encoders may add some samples at the end to fill a block.
  expect(peaks.samples / 48_000 - 3).toBeLessThan(0.06);
  expect(peaks.samples / 48_000).toBeGreaterThanOrEqual(3);
  const loud = loudest(peaks).map((level) => level > 0.3);
  expect([loud.indexOf(true), loud.lastIndexOf(true)]).toEqual([10, 19]);
  for (let bucket = 11; bucket < 19; bucket += 1) {
    expect(Math.abs((peaks.max[bucket] ?? 0) / 0.6 - 1)).toBeLessThan(within);
    expect(Math.abs((peaks.min[bucket] ?? 0) / -0.6 - 1)).toBeLessThan(within);
  }
});

test("a film's own sound is read past its picture", async () => {
  const path = join(folder, 'film.mp4');
  await media.transcode({
    inputs: [],
    graph:
      "color=s=64x36:r=30:d=2,format=yuv420p[v];aevalsrc='0.5*sin(2*PI*440*t)*between(t,1,1.5)':s=48000:d=2[a]",
    video: {codec: 'libx264', options: {}, frameRate: {numerator: 30, denominator: 1}, timescale: 30_000},
    audio: {codec: 'aac', options: {b: 256_000}, sampleRate: 48_000},
    output: {path, format: 'mp4'},
  });
  const peaks = await media.peaks({path, perSecond: 10});
  const loud = loudest(peaks).map((level) => level > 0.45);
  expect(loud.indexOf(true)).toBe(10);
  expect(loud.lastIndexOf(true)).toBe(14);
});

test('a file without sound is told, and so is a rate that makes no sense', async () => {
  const path = join(folder, 'still.mov');
  await media.transcode({
    inputs: [],
    graph: 'color=s=64x36:r=30:d=0.1,format=rgb24[v]',
    video: {codec: 'png', options: {}, frameRate: {numerator: 30, denominator: 1}, timescale: 30_000},
    audio: null,
    output: {path, format: 'mov'},
  });
  await expect(media.peaks({path, perSecond: 10})).rejects.toMatchObject({code: 'media-unreadable'});
  for (const perSecond of [0, -1, Number.NaN, 1001]) {
    await expect(media.peaks({path, perSecond})).rejects.toMatchObject({code: 'media-failed'});
  }
});

function loudest({min, max}: Peaks): readonly number[] {
  return Array.from(max, (high, bucket) => Math.max(high, -(min[bucket] ?? 0)));
}

type Written = {
  readonly codec?: string;
  readonly format?: string;
  readonly name?: string;
  readonly rate?: number;
  readonly seconds?: number;
};

async function write(
  wave: string,
  {codec = 'pcm_s16le', format = 'wav', name = 'wave.wav', rate = 48_000, seconds = 2}: Written,
): Promise<string> {
  const path = join(folder, name);
  const isLossy = !codec.startsWith('pcm') && codec !== 'flac';
  await media.transcode({
    inputs: [],
    graph: `aevalsrc='${wave}':s=${rate}:d=${seconds}[a]`,
    video: null,
    audio: {codec, options: isLossy ? {b: 192_000} : {}, sampleRate: rate},
    output: {path, format},
  });
  return path;
}
