import type {Stereo} from './stereo.ts';

/** Mean square of full scale, −42 dB: a voice is well above it, and the room that it was recorded in below. */
const threshold = 10 ** (-42 / 10);

/** Seconds over which loudness is followed: longer than a period of any voice. */
const smoothing = 0.005;

/** Seconds that may pass between two sounds of one sentence. */
const pause = 0.25;

/**
 * Hears whether somebody speaks, block by block: 1 for each sample of the block at which a voice is heard, or was
 * less than a pause ago.
 */
export function createVoiceEar(sampleRate: number): (voice: Stereo) => Uint8Array {
  const pace = 1 - Math.exp(-1 / (smoothing * sampleRate));
  const longest = Math.round(pause * sampleRate);
  let level = 0;
  let silentFor = longest;
  return ({left, right}) => {
    const heard = new Uint8Array(left.length);
    for (let index = 0; index < left.length; index += 1) {
      const [l, r] = [left[index] ?? 0, right[index] ?? 0];
      level += (Math.max(l * l, r * r) - level) * pace;
      silentFor = level >= threshold ? 0 : Math.min(longest, silentFor + 1);
      heard[index] = silentFor < longest ? 1 : 0;
    }
    return heard;
  };
}
