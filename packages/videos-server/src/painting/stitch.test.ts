import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openClipStudio, type ClipOrder} from '@matchcut/engine-animatic';
import {createMedia} from '@matchcut/media';
import {afterAll, expect, test} from 'vitest';
import {normalizeUpload} from './normalize-upload.ts';
import {openPlainClips} from './plain-clips.ts';
import {frameRate, stitch} from './stitch.ts';

const folder = await mkdtemp(join(tmpdir(), 'stitch-'));
const studio = openClipStudio({workers: 1});
const media = createMedia({workers: 1});
afterAll(async () => {
  await Promise.all([studio.close(), media.close()]);
  await rm(folder, {recursive: true});
});
const file = (name: string): string => join(folder, name);

test('A stitched video has the pictures of its parts, unchanged and in order, and all their sound', async () => {
  const order: ClipOrder = {
    take: 1,
    prompt: 'A fox waits on a platform.',
    edit: null,
    size: {width: 360, height: 640},
    seconds: 2,
    frameRate,
    identities: [],
    start: null,
    opening: null,
  };
  await studio.paintClip(order, file('a.mp4'));
  const note = await studio.readNote(file('a.mp4'));
  await studio.paintClip(
    {
      ...order,
      prompt: 'Rain begins.',
      start: note?.end ?? null,
      opening: {kind: 'last-frame', path: file('a.mp4')},
    },
    file('b.mp4'),
  );
  const {signal} = new AbortController();
  await stitch(media, [file('a.mp4'), file('b.mp4')], file('ab.mp4'), file('sound.m4a'), signal);
  await stitch(media, [file('ab.mp4'), file('b.mp4')], file('abb.mp4'), file('sound.m4a'), signal);
  const [a = [], b = [], abb] = await Promise.all(
    ['a.mp4', 'b.mp4', 'abb.mp4'].map((name) => media.hashFrames(file(name))),
  );
  expect(abb).toEqual([...a, ...b, ...b]);
  expect(await media.probe(file('abb.mp4'))).toMatchObject({
    video: {frames: 180, frameRate, durationSeconds: 6},
    audio: {sampleRate: 48_000, channels: 2, durationSeconds: expect.closeTo(6, 2)},
  });
});

test('Plain clips and uploads are encoded so that they can be joined with painted ones', async () => {
  const {signal} = new AbortController();
  const plain = openPlainClips(file('plain'), media);
  await plain.paintClip(
    {
      kind: 'painted',
      prompt: 'x',
      edit: null,
      seconds: 1,
      take: 1,
      cast: [],
      size: '360x640',
      opening: {kind: 'nothing'},
    },
    file('plain.mp4'),
    {signal, onProgress: () => {}},
  );
  await media.transcode({
    inputs: [],
    graph: 'testsrc2=s=180x320:r=24,trim=end_frame=24,format=yuv420p[v]',
    video: {codec: 'libx264', options: {}, frameRate: {numerator: 24, denominator: 1}, timescale: 24_000},
    audio: null,
    output: {path: file('upload.mp4'), format: 'mp4'},
  });
  await normalizeUpload(media, file('upload.mp4'), '360x640', file('normal.mp4'), signal);
  const parts = [file('plain.mp4'), file('a.mp4'), file('normal.mp4')];
  await stitch(media, parts, file('all.mp4'), file('sound.m4a'), signal);
  const [all, ...hashes] = await Promise.all(
    [file('all.mp4'), ...parts].map((path) => media.hashFrames(path)),
  );
  expect(all).toEqual(hashes.flat());
  expect(all).toHaveLength(30 + 60 + 30);
});
