import type {AudioOutput, Media, OutputFile, ProgressOptions} from '@matchcut/media';
import type {LoudnessTarget} from '@matchcut/plan';

export type Mastering = {
  /** A file with the mix as it is, not limited. */
  readonly mix: string;
  readonly samples: number;
  readonly loudness: LoudnessTarget;
  readonly audio: AudioOutput;
  readonly output: OutputFile;
};

/** What is done to the mix. */
type Treatment = {
  /** Decibels. */
  readonly gain: number;
  /** dBFS that no sample gets above, four times as many as the mix has; `null`: it never does. */
  readonly ceiling: number | null;
};

/** LU that the result may be away from what was asked for, where that can be had. */
const tolerance = 0.1;

/** Decibels that limited sound is kept below the highest peak: resampled and encoded, it gets about as much above. */
const headroom = 0.3;

/** A limiter takes back part of a gain, hardly ever less than a quarter or more than three. */
const overreach = 1.6;

/** Decibels that a peak is limited by: with more, what is quiet gets as loud as what is loud. */
const mostLimiting = 24;

/** Without a limiter the first or second is close enough. Hard limited, encoders make each a little different. */
const mostAttempts = 8;

/**
 * Brings a mix to a loudness by EBU R 128: it is measured, and encoded with what is missing as gain. What is encoded is
 * measured too, since a limiter takes loudness away and an encoder adds to peaks, and done again with what was found.
 * What can't be as loud below its highest peak is as loud as it gets, since a peak is a promise and loudness an aim.
 * Silence stays silence.
 */
export async function masterSound(
  media: Media,
  mastering: Mastering,
  options: ProgressOptions,
): Promise<void> {
  const {mix, loudness, output} = mastering;
  const mixed = await media.loudness(mix, options);
  if (mixed.integrated === null) {
    await encode(media, mastering, {gain: 0, ceiling: null}, options);
    return;
  }
  const peak = mixed.truePeak ?? Number.NEGATIVE_INFINITY;
  const mostGain = loudness.truePeak + mostLimiting - peak;
  let gain = Math.min(mostGain, loudness.integrated - mixed.integrated);
  let ceiling = loudness.truePeak - headroom;
  let best: {readonly treatment: Treatment; readonly away: number} | null = null;
  for (let attempt = 1; attempt <= mostAttempts || best === null; attempt += 1) {
    const isLimited = peak + gain > ceiling;
    const treatment = {gain, ceiling: isLimited ? ceiling : null};
    await encode(media, mastering, treatment, options);
    const heard = await media.loudness(output.path, options);
    const missing = loudness.integrated - (heard.integrated ?? loudness.integrated);
    const beyond = (heard.truePeak ?? loudness.truePeak) - loudness.truePeak;
    const away = Math.abs(missing);
    if (beyond <= 0 && away <= tolerance) return;
    if (beyond <= 0) {
      // No louder than before: more gain would raise nothing but what is quiet.
      if (best !== null && away > best.away - tolerance) break;
      best = {treatment, away};
    }
    // After that many, only the peak is brought down, and the ceiling ever lower.
    if (attempt < mostAttempts) gain = Math.min(mostGain, gain + missing * (isLimited ? overreach : 1));
    if (beyond > 0) ceiling -= beyond + 0.05;
  }
  if (best !== null) await encode(media, mastering, best.treatment, options);
}

async function encode(
  media: Media,
  {mix, samples, audio, output}: Mastering,
  treatment: Treatment,
  options: ProgressOptions,
): Promise<void> {
  const graph = masterGraph(treatment, samples, audio.sampleRate);
  await media.transcode({inputs: [{path: mix}], graph, video: null, audio, output}, options);
}

/** Limits four times as many samples as there are: between two of them a wave can be 3 dB above both. */
export function masterGraph({gain, ceiling}: Treatment, samples: number, sampleRate: number): string {
  const limit = ceiling === null ? null : (10 ** (ceiling / 20)).toFixed(6);
  return [
    `[0:a]volume=${gain.toFixed(3)}dB`,
    ...(limit === null
      ? []
      : [
          `aresample=${4 * sampleRate}`,
          `alimiter=limit=${limit}:attack=5:release=60:level=0:latency=1`,
          `aresample=${sampleRate}`,
        ]),
    `apad=whole_len=${samples}`,
    `atrim=end_sample=${samples}`,
    'asetpts=N/SR/TB[a]',
  ].join(',');
}
