import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createMedia, type Media} from '../index.ts';

let folder = '';
let media: Media;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'matchcut-probe-'));
  media = createMedia({workers: 1});
});
afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

test.each([
  ['ogg', 'libopus'],
  ['webm', 'libopus'],
  ['flac', 'flac'],
  ['wav', 'pcm_s16le'],
])('a sound in %s by %s is as long as what is heard of it', async (format, codec) => {
  const path = join(folder, `sound.${format}`);
  await media.transcode({
    inputs: [],
    graph: `sine=frequency=440:sample_rate=48000,atrim=end_sample=60000[a]`,
    video: null,
    audio: {codec, options: {}, sampleRate: 48_000},
    output: {path, format},
  });
  const {durationSeconds, audio} = await media.probe(path);
  // Matroska counts in thousandths.
  const digits = format === 'webm' ? 2 : 4;
  expect(durationSeconds).toBeCloseTo(1.25, digits);
  expect(audio?.durationSeconds).toBeCloseTo(1.25, digits);
});
