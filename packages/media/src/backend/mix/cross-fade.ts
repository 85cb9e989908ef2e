import {carryOn} from './carry-on.ts';
import {correlation, energy} from './correlation.ts';
import {channels, reversed, silence, slice, type Stereo} from './stereo.ts';

/** What differs by less than this is heard as going on. */
const levelToleranceDb = 1.5;

/** A jump is heard where the wave bends this much more than it usually does. */
const bendTolerance = 4;

/** Of full scale: below it is silence. */
const floor = 1e-4;

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

/** Whether a sound goes on from one stretch to the next without a click or a step. */
function goesOn(before: Stereo, after: Stereo): boolean {
  const [quieter, louder] = [level(before), level(after)].sort((a, b) => a - b) as [number, number];
  if (louder < floor) return true;
  if (20 * Math.log10(louder / Math.max(quieter, floor)) > levelToleranceDb) return false;
  return channels(before).every((channel, index) => {
    const rest = channels(after)[index] ?? new Float32Array();
    const usual = Math.hypot(bendOf(channel), bendOf(rest)) / Math.SQRT2;
    const [a, b] = [channel.at(-2) ?? 0, channel.at(-1) ?? 0];
    const [c, d] = [rest[0] ?? 0, rest[1] ?? 0];
    const jump = Math.max(Math.abs(a - 2 * b + c), Math.abs(b - 2 * c + d));
    return jump <= Math.max(bendTolerance * usual, floor);
  });
}

/** Root mean square of both channels. */
function level(sound: Stereo): number {
  return Math.sqrt(energy(sound, sound) / (2 * sound.left.length));
}

/** Root mean square of a wave's second differences: how much it usually bends from sample to sample. */
function bendOf(wave: Float32Array): number {
  let sum = 0;
  for (let index = 2; index < wave.length; index += 1) {
    const bend = (wave[index - 2] ?? 0) - 2 * (wave[index - 1] ?? 0) + (wave[index] ?? 0);
    sum += bend * bend;
  }
  return Math.sqrt(sum / Math.max(1, wave.length - 2));
}
