import {readFile, rm} from 'node:fs/promises';
import type {Media, Rational} from '@matchcut/media';

// Clips in which something is seen and heard at the same moment, and finding both in a cut.

const rate = 48_000;
const beepSamples = 2400;

/** A sweep has one place where it fits, which a steady tone has not. */
const beep = Float64Array.from({length: beepSamples}, (_, sample) => {
  const seconds = sample / rate;
  return 0.6 * Math.sin(2 * Math.PI * (500 * seconds + 25_000 * seconds ** 2));
});

/** A clip with one white frame and one beep that begins with it, encoded as engines do. */
export async function paintFlash(
  media: Media,
  path: string,
  {
    frames,
    flashFrame,
    frameRate,
  }: {readonly frames: number; readonly flashFrame: number; readonly frameRate: Rational},
): Promise<void> {
  const fps = `${frameRate.numerator}/${frameRate.denominator}`;
  const from = Math.round(samplesAt(flashFrame, frameRate));
  const t = `(n-${from})/${rate}`;
  const sweep = `0.6*sin(2*PI*(500*${t}+25000*${t}*${t}))`;
  await media.transcode({
    inputs: [],
    graph: [
      `color=black:s=1280x720:r=${fps},trim=end_frame=${frames},format=yuv420p,drawbox=t=fill:color=white:enable='eq(n,${flashFrame})',setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv[v]`,
      `aevalsrc='if(between(n,${from},${from + beepSamples - 1}),${sweep},0)':s=${rate},atrim=end_sample=${Math.round(samplesAt(frames, frameRate))},pan=stereo|c0=c0|c1=c0[a]`,
    ].join(';'),
    video: {
      codec: 'libx264',
      options: {preset: 'ultrafast', crf: 18, bf: 2, g: 250},
      frameRate,
      timescale: 90_000,
      frames,
    },
    audio: {codec: 'aac', options: {b: '192k'}, sampleRate: rate},
    output: {path, format: 'mp4'},
  });
}

/** The number of each white frame of a film. */
export async function findFlashes(
  media: Media,
  path: string,
  frameRate: Rational,
): Promise<readonly number[]> {
  const raw = `${path}.luma`;
  await media.transcode({
    inputs: [{path}],
    graph: '[0:v]scale=16:16:flags=area,format=gray[v]',
    video: {codec: 'rawvideo', options: {}, frameRate, timescale: frameRate.numerator},
    audio: null,
    output: {path: raw, format: 'rawvideo'},
  });
  const luma = await readFile(raw);
  await rm(raw);
  const found: number[] = [];
  for (let frame = 0; frame * 256 < luma.length; frame += 1)
    if ((luma[frame * 256] ?? 0) > 128) found.push(frame);
  return found;
}

export type Sound = {readonly samples: Int16Array};

/** The sound of a film as a player hears it, one channel of it. */
export async function readSound(media: Media, path: string): Promise<Sound> {
  const raw = `${path}.pcm`;
  await media.transcode({
    inputs: [{path}],
    graph: '[0:a]aformat=sample_fmts=s16:channel_layouts=mono[a]',
    video: null,
    audio: {codec: 'pcm_s16le', options: {}, sampleRate: rate},
    output: {path: raw, format: 's16le'},
  });
  const bytes = await readFile(raw);
  await rm(raw);
  return {samples: new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)};
}

/** How many samples later than at `sample` a beep begins, by where it fits best. Throws where there is none near. */
export function beepLag({samples}: Sound, sample: number): number {
  const reach = 200;
  let best = {lag: 0, fit: 0};
  for (let lag = -reach; lag <= reach; lag += 1) {
    let fit = 0;
    for (let at = 0; at < beepSamples; at += 1) fit += (beep[at] ?? 0) * (samples[sample + lag + at] ?? 0);
    if (fit > best.fit) best = {lag, fit};
  }
  // A third of what the beep itself would give.
  if (best.fit < (32_768 * 0.36 * beepSamples) / 6) throw new Error(`No beep is near sample ${sample}.`);
  return best.lag;
}

/** Where a frame begins in the sound; fractions matter over ten minutes. */
export function samplesAt(frame: number, {numerator, denominator}: Rational): number {
  return (frame * denominator * rate) / numerator;
}
