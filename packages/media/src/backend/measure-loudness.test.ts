import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {createMedia} from '../create-media.ts';

const media = createMedia({workers: 1});
const folder = mkdtempSync(join(tmpdir(), 'matchcut-loudness-'));
const path = join(folder, 'sound.wav');

afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

test.for([-14, -23, -40])('a sine of 997 Hz at %d dBFS is as many LUFS, by definition', async (level) => {
  await write(`${10 ** (level / 20)}*sin(2*PI*997*t)`, 4);
  const {integrated} = await media.loudness(path);
  expect(Math.abs((integrated ?? 0) - level)).toBeLessThan(0.1);
});

test('silence between sounds does not count', async () => {
  await write('0.1*sin(2*PI*997*t)*lt(t,10)', 20);
  expect(Math.abs(((await media.loudness(path)).integrated ?? 0) + 20)).toBeLessThan(0.1);
});

test('a peak is found between samples, and in the last of them', async () => {
  await write('0.8*sin(PI/2*n+PI/4)', 2);
  // The wave's own; no sample of it is above 0.57, −4.9 dBFS.
  expect((await media.loudness(path)).truePeak).toBeGreaterThan(20 * Math.log10(0.8) - 0.1);
  await write('0.01*sin(2*PI*997*t)+0.5*eq(n,48047)', 1.001);
  expect((await media.loudness(path)).truePeak).toBeGreaterThan(20 * Math.log10(0.5) - 0.1);
});

test('silence has neither, and nor has what is too short to be measured a loudness', async () => {
  await write('0', 2);
  expect(await media.loudness(path)).toEqual({integrated: null, truePeak: null});
  await write('0.5*sin(2*PI*997*t)', 0.2);
  expect((await media.loudness(path)).integrated).toBeNull();
});

test('a file without sound is told', async () => {
  await media.transcode({
    inputs: [],
    graph: 'color=s=64x36:r=30:d=0.1,format=rgb24[v]',
    video: {
      codec: 'png',
      options: {},
      frameRate: {numerator: 30, denominator: 1},
      timescale: 30_000,
    },
    audio: null,
    output: {path: join(folder, 'still.mov'), format: 'mov'},
  });
  await expect(media.loudness(join(folder, 'still.mov'))).rejects.toMatchObject({code: 'media-unreadable'});
});

function write(wave: string, seconds: number): Promise<void> {
  return media.transcode({
    inputs: [],
    graph: `aevalsrc='${wave}|${wave}':s=48000:d=${seconds}[a]`,
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: 48_000},
    output: {path, format: 'wav'},
  });
}
