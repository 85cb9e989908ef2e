import {carryOn} from './carry-on.ts';
import {correlation} from './correlation.ts';
import {goesOn} from './goes-on.ts';
import {reversed, silence, slice, type Stereo} from './stereo.ts';

/** A stretch of sound around a joint in its middle, of which only `there` samples, the first or the last, are known. */
export type Side = {readonly sound: Stereo; readonly there: number};

/**
 * One sound becoming another around the joint. What goes on by itself is left alone; all else is cross-faded so that
 * the sum stays as loud as its parts, whether they have nothing to do with each other or are nearly the same sound.
 *
 * @param outgoing Known from its start on.
 * @param incoming Known to its end, at least from the joint on.
 */
export function crossFade(outgoing: Side, incoming: Side): Stereo {
  const samples = outgoing.sound.left.length;
  const joint = samples / 2;
  const before = slice(outgoing.sound, 0, joint);
  const after = slice(incoming.sound, joint, samples);
  if (outgoing.there >= joint && goesOn(before, after)) return join(before, after);
  const out = carryOn(outgoing, incoming.sound);
  const into = reversed(carryOn({sound: reversed(incoming.sound), there: incoming.there}, reversed(out)));
  const likeness = Math.max(0, correlation(out, into));
  const mixed = silence(samples);
  for (let index = 0; index < samples; index += 1) {
    const angle = (((index + 0.5) / samples) * Math.PI) / 2;
    const [falling, rising] = [Math.cos(angle), Math.sin(angle)];
    const loudness = Math.sqrt(1 + 2 * likeness * falling * rising);
    for (const channel of ['left', 'right'] as const) {
      mixed[channel][index] =
        ((out[channel][index] ?? 0) * falling + (into[channel][index] ?? 0) * rising) / loudness;
    }
  }
  return mixed;
}

function join(before: Stereo, after: Stereo): Stereo {
  const joined = silence(before.left.length + after.left.length);
  for (const channel of ['left', 'right'] as const) {
    joined[channel].set(before[channel]);
    joined[channel].set(after[channel], before[channel].length);
  }
  return joined;
}
