import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {houseOptions} from './__fixtures__/house.ts';
import {probe} from './backend/probe.ts';
import {openFrameWriter, readClip, type FrameWriter, type FrameWriterOptions} from './in-process.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matchcut-frames-'));
});
afterEach(() => rmSync(folder, {recursive: true}));

const width = 64;
const height = 36;

function clipOptions(path: string): FrameWriterOptions {
  return {
    path,
    size: {width, height},
    frameRate: {numerator: 30, denominator: 1},
    timescale: 30_000,
    video: {codec: 'libx264', options: houseOptions},
    sound: {codec: 'aac', options: {b: 128_000}, sampleRate: 48_000, channels: 2},
    metadata: {comment: 'take 3'},
    outputOptions: {movflags: '+faststart'},
  };
}

function painted(red: number, green: number, blue: number): Uint8Array {
  return Uint8Array.from({length: width * height * 4}, (_, index) => [red, green, blue, 255][index % 4] ?? 0);
}

async function writeClip(writer: FrameWriter, frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame += 1) {
    await writer.writeFrame(painted(255 - frame, frame, 0));
    await writer.writeSound(new Float32Array(1600 * 2).fill(0.25));
  }
  await writer.finish();
}

test('A painted clip has all its frames, its sound, its tags and BT.709', async () => {
  const path = join(folder, 'clip.mp4');
  await writeClip(await openFrameWriter(clipOptions(path)), 45);
  expect(await probe(path)).toMatchObject({
    video: {
      frames: 45,
      width,
      height,
      durationSeconds: 1.5,
      colorSpace: 'bt709',
      colorRange: 'tv',
      pixelFormat: 'yuv420p',
    },
    audio: {codec: 'aac', sampleRate: 48_000, channels: 2, durationSeconds: expect.closeTo(1.5, 3)},
  });
  const {metadata, lastFrame} = await readClip(path);
  expect(metadata['comment']).toBe('take 3');
  expect(lastFrame).toMatchObject({width, height});
  expect(lastFrame.rgba).toHaveLength(width * height * 4);
  const [red = 0, green = 0, blue = 0, alpha] = lastFrame.rgba;
  expect(Math.max(Math.abs(red - 211), Math.abs(green - 44), blue)).toBeLessThanOrEqual(4);
  expect(alpha).toBe(255);
  expect(readdirSync(folder)).toEqual(['clip.mp4']);
});

test('A clip tells who is in it', async () => {
  const path = join(folder, 'clip.mp4');
  const tags = {title: 'Mara', description: 'a grey fox — renard', keywords: 'character', comment: '{"a":1}'};
  await writeClip(await openFrameWriter({...clipOptions(path), metadata: tags}), 2);
  expect((await probe(path)).tags).toMatchObject(tags);
});

test('The same frames make the same bytes', async () => {
  const paths = ['a.mp4', 'b.mp4'].map((name) => join(folder, name));
  for (const path of paths) await writeClip(await openFrameWriter(clipOptions(path)), 20);
  const [a, b] = paths.map((path) => readFileSync(path).toString('hex'));
  expect(a).toBe(b);
});

test('An aborted clip leaves nothing', async () => {
  const writer = await openFrameWriter(clipOptions(join(folder, 'clip.mp4')));
  await writer.writeFrame(painted(0, 0, 0));
  expect(readdirSync(folder)).toEqual(['clip.mp4.partial']);
  await writer.abort();
  await writer.abort();
  expect(readdirSync(folder)).toEqual([]);
  await expect(writer.writeFrame(painted(0, 0, 0))).rejects.toMatchObject({code: 'media-failed'});
});

test('Aborting after the end keeps the clip', async () => {
  const writer = await openFrameWriter(clipOptions(join(folder, 'clip.mp4')));
  await writeClip(writer, 2);
  await writer.abort();
  expect(readdirSync(folder)).toEqual(['clip.mp4']);
});

test('A frame of the wrong size is refused before it is read', async () => {
  const writer = await openFrameWriter(clipOptions(join(folder, 'clip.mp4')));
  await expect(writer.writeFrame(new Uint8Array(16))).rejects.toMatchObject({
    code: 'media-failed',
    message: expect.stringContaining('64×36'),
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('A folder that is not there cannot be written to', async () => {
  await expect(openFrameWriter(clipOptions(join(folder, 'none', 'clip.mp4')))).rejects.toMatchObject({
    code: 'media-unwritable',
  });
});

test.runIf(existsSync('/dev/full'))('A full disk is told as such', async () => {
  symlinkSync('/dev/full', join(folder, 'clip.mp4.partial'));
  const writing = openFrameWriter(clipOptions(join(folder, 'clip.mp4'))).then((writer) =>
    writeClip(writer, 60),
  );
  await expect(writing).rejects.toMatchObject({code: 'media-disk-full'});
  expect(readdirSync(folder)).toEqual([]);
});

test('A still is no clip to go on from, and neither is nothing', async () => {
  await expect(readClip(join(folder, 'none.mp4'))).rejects.toMatchObject({code: 'media-unreadable'});
});
