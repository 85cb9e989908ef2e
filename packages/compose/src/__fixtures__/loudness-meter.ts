// By its file: it names no entry that Node would know.
import {ebur128_integrated_stereo, ebur128_true_peak_mono} from 'ebur128-wasm/ebur128_wasm.js';
import type {Media} from '@matchcut/media';
import {readFile} from 'node:fs/promises';

/** How loud a file is, by libebur128: nothing of FFmpeg's but its decoder. LUFS, and dBTP of the louder channel. */
export async function meterLoudness(
  media: Media,
  path: string,
): Promise<{readonly integrated: number; readonly truePeak: number}> {
  const {left, right} = await stereoSound(media, path);
  return {
    integrated: ebur128_integrated_stereo(48_000, left, right),
    truePeak: Math.max(...[left, right].map((channel) => ebur128_true_peak_mono(48_000, channel))),
  };
}

/** Both channels of a file, decoded. */
export async function stereoSound(
  media: Media,
  path: string,
): Promise<{readonly left: Float32Array; readonly right: Float32Array}> {
  const raw = `${path}.f32`;
  await media.transcode({
    inputs: [{path}],
    graph: '[0:a]aformat=channel_layouts=stereo[a]',
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: 48_000},
    output: {path: raw, format: 'f32le'},
  });
  const bytes = await readFile(raw);
  const both = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return {
    left: both.filter((_, index) => index % 2 === 0),
    right: both.filter((_, index) => index % 2 === 1),
  };
}
