import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {fps30, smallSize} from './__fixtures__/clips.ts';
import {houseEncoder, houseOf, houseTimescale, houseVideo} from './house-encoder.ts';
import {proresProfiles, type RenderSettings} from './render-settings.ts';

// Headers must not depend on the picture, nor frames on what was before their group: else no cut could be joined.

let media: Media;
let folder = '';

beforeAll(async () => {
  media = createMedia();
  folder = await mkdtemp(join(tmpdir(), 'matchcut-house-'));
});

afterAll(async () => {
  await media.close();
  await rm(folder, {recursive: true});
});

const everySettings: readonly RenderSettings[] = [
  {codec: 'h264', quality: 'final', crf: 18},
  {codec: 'h264', quality: 'draft', crf: 23},
  {codec: 'h265', quality: 'final', crf: 18},
  {codec: 'h265', quality: 'draft', crf: 0},
  ...proresProfiles.map((profile) => ({codec: 'prores', profile}) as const),
];

/** What files of each are called inside, and how their pictures come out of a decoder. */
const marks = {
  h264: ['avc1', 'yuv420p'],
  h265: ['hvc1', 'yuv420p'],
  proxy: ['apco', 'yuv422p10le'],
  light: ['apcs', 'yuv422p10le'],
  standard: ['apcn', 'yuv422p10le'],
  hq: ['apch', 'yuv422p10le'],
  '4444': ['ap4h', 'yuv444p12le'],
  '4444-xq': ['ap4x', 'yuv444p12le'],
} as const;

test.each(everySettings)('clips of any content make one cut: %j', async (settings) => {
  const noise = await write('noise', 'noise=alls=90:allf=t', 61, settings);
  const flat = await write('flat', 'null', 7, settings);
  const cut = join(folder, `cut.${houseOf(houseEncoder(settings)).container}`);
  await media.join({
    parts: [
      {path: noise, fromFrame: 0, frames: 13},
      {path: flat, fromFrame: 0, frames: 7},
      {path: noise, fromFrame: 30, frames: 31},
    ],
    frameRate: fps30,
    timescale: houseTimescale(fps30),
    sound: null,
    output: {path: cut, format: houseOf(houseEncoder(settings)).container},
  });
  const [ofNoise, ofFlat] = [await media.hashFrames(noise), await media.hashFrames(flat)];
  expect(await media.hashFrames(cut)).toEqual([...ofNoise.slice(0, 13), ...ofFlat, ...ofNoise.slice(30)]);
  expect(new Set(ofNoise).size).toBe(61);
  const [mark, pixelFormat] = marks[settings.codec === 'prores' ? settings.profile : settings.codec];
  const {video} = await media.probe(cut);
  expect(video).toMatchObject({
    ...smallSize,
    frames: 51,
    pixelFormat,
    colorSpace: 'bt709',
    colorRange: 'tv',
  });
  for (const file of [noise, cut]) expect((await readFile(file)).includes(mark)).toBe(true);
});

async function write(
  name: string,
  filter: string,
  frames: number,
  settings: RenderSettings,
): Promise<string> {
  const encoder = houseEncoder(settings);
  const {container, pixels} = houseOf(encoder);
  const path = join(folder, `${name}.${container}`);
  const {width, height} = smallSize;
  await media.transcode({
    inputs: [],
    graph: [
      `color=gray:s=${width}x${height}:r=30,trim=end_frame=${frames},format=yuv420p,${filter}`,
      `setparams=colorspace=bt709:range=tv,format=${pixels.plain}[v]`,
    ].join(','),
    video: houseVideo({encoder, frameRate: fps30, frames}),
    audio: null,
    output: {path, format: container},
  });
  return path;
}
