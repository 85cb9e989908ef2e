import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join as joinPath} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_SUBTITLE,
  AVMEDIA_TYPE_VIDEO,
  AV_DISPOSITION_DEFAULT,
  AV_LOG_WARNING,
} from 'node-av/constants';
import {createFile, MP4BoxBuffer} from 'mp4box';
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
const sounding = joinPath(folder, 'sounding.mp4');
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
  const sine = {codec: 'aac', options: {}, sampleRate: 48_000};
  await transcode(
    {
      inputs: [],
      graph: 'sine=f=440:r=48000,atrim=end_sample=81600,aformat=channel_layouts=stereo[a]',
      video: null,
      audio: sine,
      output: {path: sounding, format: 'mp4'},
    },
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

const subtitles = [
  {
    language: 'eng',
    cues: [
      {from: 3, frames: 8, text: 'Is it late?\nIt is always late. 雨'},
      {from: 11, frames: 5, text: 'Next'},
      {from: 40, frames: 11, text: 'Last'},
    ],
  },
  {language: 'deu', cues: [{from: 9, frames: 20, text: 'Lang'}]},
];

test.for(['mp4', 'mov'])(
  'Subtitles of %s are there to the tick, off, and change nothing else',
  async (format) => {
    const parts = [
      {path: long, fromFrame: 0, frames: 13},
      {path: short, fromFrame: 0, frames: 7},
      {path: long, fromFrame: 30, frames: 31},
    ];
    const path = joinPath(folder, `subtitled.${format}`);
    const plain = joinPath(folder, `plain.${format}`);
    const output = {path, format, options: {movflags: '+faststart'}};
    const job = {parts, frameRate: fps30, timescale: 30_000, sound: {path: sounding}, output};
    await join({...job, output: {...output, path: plain}}, ignore);
    await join({...job, subtitles}, ignore);

    const samples = (track: number): readonly unknown[] =>
      samplesOf(path, track).map(({cts, duration, timescale, data}) => [
        (cts * 30) / timescale,
        (duration * 30) / timescale,
        textOf(data),
      ]);
    // FFmpeg ends each with one that takes no time.
    expect(samples(2)).toEqual([
      [0, 3, ''],
      [3, 8, 'Is it late?\nIt is always late. 雨'],
      [11, 5, 'Next'],
      [16, 24, ''],
      [40, 11, 'Last'],
      [51, 0, ''],
    ]);
    expect(samples(3)).toEqual([
      [0, 9, ''],
      [9, 20, 'Lang'],
      [29, 22, ''],
      [51, 0, ''],
    ]);
    for (const track of [0, 1]) expect(samplesOf(path, track)).toEqual(samplesOf(plain, track));

    using source = openSource({path});
    const told = source.context.streams.map(({codecpar, disposition, metadata}) => [
      codecpar.codecType,
      disposition & AV_DISPOSITION_DEFAULT,
      metadata?.getAll()['language'],
    ]);
    expect(told.slice(2)).toEqual([
      [AVMEDIA_TYPE_SUBTITLE, 0, 'eng'],
      [AVMEDIA_TYPE_SUBTITLE, 0, 'deu'],
    ]);
    expect(told.slice(0, 2).map(([type, on]) => [type, on])).toEqual([
      [AVMEDIA_TYPE_VIDEO, AV_DISPOSITION_DEFAULT],
      [AVMEDIA_TYPE_AUDIO, AV_DISPOSITION_DEFAULT],
    ]);
  },
);

/** By the package `mp4box`, which shares no code with FFmpeg. */
function samplesOf(path: string, track: number): readonly Sample[] {
  const file = createFile(true);
  const bytes = readFileSync(path);
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0));
  const id = file.getInfo().tracks[track]?.id;
  if (id === undefined) throw new TypeError(`${path} has no track ${track}.`);
  const count = file.getTrackById(id).samples.length;
  return Array.from({length: count}, (_, index) => {
    const {cts, duration, timescale, data} = file.getTrackSample(id, index);
    return {cts, duration, timescale, data: Buffer.from(data ?? [])};
  });
}

type Sample = {
  readonly cts: number;
  readonly duration: number;
  readonly timescale: number;
  readonly data: Buffer;
};

function textOf(sample: Buffer): string {
  expect(sample.length).toBe(2 + sample.readUInt16BE(0));
  return sample.toString('utf8', 2);
}

test('Clips and cuts keep the timescale that they were given', () => {
  for (const path of [long, short, cut]) {
    using source = openSource({path});
    expect(source.video?.timeBase).toMatchObject({num: 1, den: 30_000});
    expect(source.context.startTime).toBe(0n);
  }
});
