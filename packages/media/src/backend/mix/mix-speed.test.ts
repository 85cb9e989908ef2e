import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createMedia} from '../../create-media.ts';

const rate = 48_000;
const media = createMedia({workers: 1});
const folder = mkdtempSync(join(tmpdir(), 'matchcut-speed-'));
const source = join(folder, 'source.wav');

// One second of silence, then a tone for three.
beforeAll(() =>
  media.transcode({
    inputs: [],
    graph: `aevalsrc='0.5*sin(2*PI*440*t)*gte(t,1)':s=${rate}:d=4[a]`,
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: rate},
    output: {path: source, format: 'wav'},
  }),
);
afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

test.each([0.25, 0.5, 1.5, 4])(
  'at a speed of %d a tone keeps its pitch, and begins so much sooner',
  async (speed) => {
    const heard = await mix({speed, sourceFrom: 0, samples: Math.round((4 * rate) / speed)});
    const begins = heard.findIndex((value) => Math.abs(value) > 0.1) / rate;
    expect(Math.abs(begins - 1 / speed)).toBeLessThan(0.06 / speed + 0.03);
    const steady = heard.subarray(Math.round((2 * rate) / speed), Math.round((3.5 * rate) / speed));
    expect(Math.abs(pitchOf(steady) - 440)).toBeLessThan(5);
  },
);

test('what is left out of its beginning is counted in the source', async () => {
  const heard = await mix({speed: 2, sourceFrom: rate / 2, samples: rate});
  const begins = heard.findIndex((value) => Math.abs(value) > 0.1) / rate;
  expect(Math.abs(begins - 0.25)).toBeLessThan(0.06);
});

async function mix(sound: {
  readonly speed: number;
  readonly sourceFrom: number;
  readonly samples: number;
}): Promise<Float32Array> {
  const to = join(folder, 'mix.raw');
  await media.mix({
    samples: sound.samples,
    sounds: [{path: source, from: 0, volume: 1, fadeIn: 0, fadeOut: 0, seam: 0, ...sound}],
    graph: '[0:a]anull[a]',
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: rate},
    output: {path: to, format: 'f32le'},
  });
  const bytes = readFileSync(to);
  const both = new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  return both.filter((_, index) => index % 2 === 0);
}

/** Hertz, by counting where the wave rises through zero. */
function pitchOf(wave: Float32Array): number {
  let rises = 0;
  for (let index = 1; index < wave.length; index += 1) {
    if ((wave[index - 1] ?? 0) < 0 && (wave[index] ?? 0) >= 0) rises += 1;
  }
  return (rises * rate) / wave.length;
}
