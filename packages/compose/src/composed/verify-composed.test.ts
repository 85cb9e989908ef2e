import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {writeClip} from '../__fixtures__/clips.ts';
import {key, small, step} from '../__fixtures__/steps.ts';
import {readMp4Index} from './read-mp4-index.ts';
import {composedVerifier} from './verify-composed.ts';

const media = createMedia();
let folder = '';
let silent = '';
let sounding = '';

const conform = (frames: number): ReturnType<typeof step<'conform'>> =>
  step('conform', {...small, source: key('clip'), skipSeconds: 0, frames});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matchcut-composed-'));
  silent = join(folder, 'silent.mp4');
  sounding = join(folder, 'sounding.mp4');
  await writeClip(media, silent, {frames: 30});
  await writeClip(media, sounding, {frames: 30, sound: 'sine=f=440'});
});

afterAll(async () => {
  await media.close();
  await rm(folder, {recursive: true});
});

test('the index says how many frames there are, as counting them does', async () => {
  const probe = await media.probe(sounding);
  expect(await readMp4Index(sounding)).toMatchObject([
    {kind: 'video', samples: probe.video?.frames},
    {kind: 'audio', durationSeconds: expect.closeTo(probe.audio?.durationSeconds ?? 0, 0)},
  ]);
});

test('the index is found before the pictures too', async () => {
  const fast = join(folder, 'fast.mp4');
  await media.join({
    parts: [{path: silent, fromFrame: 0, frames: 30}],
    frameRate: small.frameRate,
    timescale: 30_000,
    sound: {path: sounding},
    output: {path: fast, format: 'mp4', options: {movflags: '+faststart'}},
  });
  const bytes = await readFile(fast);
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  expect(await readMp4Index(fast)).toMatchObject([{kind: 'video', samples: 30}, {kind: 'audio'}]);
});

test('what a step makes is accepted', async () => {
  const sound = step('soundtrack', {samples: 48_000, sounds: []});
  await expect(composedVerifier.verifyComposed(conform(30), silent)).resolves.toBeUndefined();
  await expect(composedVerifier.verifyComposed(sound, sounding)).resolves.toBeUndefined();
});

test('one frame more or less is found, and so are missing pictures and sound', async () => {
  for (const frames of [29, 31])
    await expect(composedVerifier.verifyComposed(conform(frames), silent)).rejects.toMatchObject({
      code: 'result-unfit',
      message: `The stored conform has 30 frames instead of ${frames}.`,
    });
  const cut = step('cut', {frameRate: small.frameRate, frames: 30, parts: [], soundtrack: key('sound')});
  await composedVerifier.verifyComposed(cut, sounding);
  await expect(composedVerifier.verifyComposed(cut, silent)).rejects.toMatchObject({
    message: 'The stored cut has no sound.',
  });
  const sound = step('soundtrack', {samples: 96_000, sounds: []});
  await expect(composedVerifier.verifyComposed(sound, silent)).rejects.toMatchObject({
    message: 'The stored soundtrack has no sound.',
  });
  await expect(composedVerifier.verifyComposed(sound, sounding)).rejects.toMatchObject({
    message: expect.stringMatching(/^The stored soundtrack is 1\.1\d s long instead of 2\.00 s\.$/),
  });
});

test('a track of captions too few or too many is found', async () => {
  const path = join(folder, 'captioned.mp4');
  const captions = [{language: 'eng', cues: [{from: 0, frames: 30, text: 'Rain.'}]}];
  await media.join({
    parts: [{path: silent, fromFrame: 0, frames: 30}],
    frameRate: small.frameRate,
    timescale: 30_000,
    sound: {path: sounding},
    subtitles: captions,
    output: {path, format: 'mp4'},
  });
  const request = {frameRate: small.frameRate, frames: 30, parts: [], soundtrack: key('sound')};
  await composedVerifier.verifyComposed(step('cut', {...request, captions}), path);
  await expect(composedVerifier.verifyComposed(step('cut', request), path)).rejects.toMatchObject({
    message: 'The stored cut has 1 tracks of captions instead of 0.',
  });
  const other = composedVerifier.verifyComposed(step('cut', {...request, captions}), sounding);
  await expect(other).rejects.toMatchObject({
    message: 'The stored cut has 0 tracks of captions instead of 1.',
  });
});

test('whatever bytes there are, the answer is that they are no MP4 or not the right one', async () => {
  const whole = await readFile(silent);
  const path = join(folder, 'other');
  const moov = whole.indexOf('moov') - 4;
  const lying = Buffer.from(whole);
  lying.writeUInt32BE(0xffff_fff0, moov);
  const hollow = Buffer.concat([whole.subarray(0, moov), Buffer.from([0, 0, 0, 8]), Buffer.from('moov')]);
  const empty = Buffer.alloc(0);
  const texts = [empty, Buffer.from('text'), Buffer.alloc(64), whole.subarray(0, moov + 100), lying, hollow];
  for (const bytes of texts) {
    await writeFile(path, bytes);
    await expect(composedVerifier.verifyComposed(conform(30), path)).rejects.toMatchObject({
      code: 'result-unfit',
      message: expect.stringMatching(/is no MP4|has no picture/),
    });
  }
});
