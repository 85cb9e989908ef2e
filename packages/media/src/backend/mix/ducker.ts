import type {MixDucking} from '../../media.ts';
import type {Stereo} from './stereo.ts';

/** Lowers a block of sound while somebody speaks. Called for the whole mix in order. */
export type Ducker = (sound: Stereo, isSpeaking: Uint8Array) => void;

/** Seconds: what is lowered or comes back any faster clicks. */
const fastest = 0.005;

/**
 * The gain moves between 0 dB and −depth at a constant number of decibels a sample, which is what ears take for even.
 *
 * FFmpeg's `sidechaincompress` would lower a sound by more the louder the voice is, and by how much only its level
 * decides; here the depth is the one that was asked for.
 */
export function createDucker({depth, attack, release}: MixDucking, sampleRate: number): Ducker {
  const least = fastest * sampleRate;
  const [down, up] = [depth / Math.max(attack, least), depth / Math.max(release, least)];
  let lowered = 0;
  let gain = 1;
  return ({left, right}, isSpeaking) => {
    for (let index = 0; index < left.length; index += 1) {
      const wanted = isSpeaking[index] === 1 ? depth : 0;
      if (lowered !== wanted) {
        lowered = wanted > lowered ? Math.min(wanted, lowered + down) : Math.max(wanted, lowered - up);
        gain = 10 ** (-lowered / 20);
      }
      left[index] = (left[index] ?? 0) * gain;
      right[index] = (right[index] ?? 0) * gain;
    }
  };
}
