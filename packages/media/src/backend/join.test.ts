import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join as joinPath} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {AV_LOG_WARNING} from 'node-av/constants';
import {Log} from 'node-av/lib';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {clipJob, fps30, houseOptions, houseVideo} from '../__fixtures__/house.ts';
import {hashFrames} from './hash-frames.ts';
import {join} from './join.ts';
import {openSource} from './open-source.ts';
import {transcode} from './transcode.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'matchcut-join-'));
const long = joinPath(folder, 'long.mp4');
const short = joinPath(folder, 'short.mp4');
const cut = joinPath(folder, 'cut.mp4');
const ignore = (): void => {};

let warnings: string[] = [];

beforeAll(async () => {
  Log.setCallback((level, line) => {
    if (level <= AV_LOG_WARNING) warnings.push(line);
  });
  await transcode(clipJob(long, 'testsrc2=s=320x180:r=30,trim=end_frame=61', houseVideo(61)), ignore);
  const otherQuality = {...houseOptions, crf: 35};
  await transcode(
    clipJob(short, 'mandelbrot=s=320x180:r=30,trim=end_frame=7', houseVideo(7, otherQuality)),
    ignore,
  );
});
afterAll(() => rmSync(folder, {recursive: true}));

test('A cut decodes without a single warning', async () => {
  const parts = [
    {path: long, fromFrame: 0, frames: 13},
    {path: short, fromFrame: 0, frames: 7},
    {path: long, fromFrame: 30, frames: 31},
  ];
  const output = {path: cut, format: 'mp4', options: {movflags: '+faststart'}};
  await join({parts, frameRate: fps30, timescale: 30_000, sound: null, output}, ignore);
  warnings = [];
  const hashes = await hashFrames(cut);
  await setImmediate();
  await setImmediate();
  expect(hashes).toHaveLength(51);
  expect(warnings).toEqual([]);
});

test('Clips and cuts keep the timescale that they were given', () => {
  for (const path of [long, short, cut]) {
    using source = openSource({path});
    expect(source.video?.timeBase).toMatchObject({num: 1, den: 30_000});
    expect(source.context.startTime).toBe(0n);
  }
});
