import {energy} from './correlation.ts';
import {channels, slice, type Stereo} from './stereo.ts';

/**
 * Decibels. A step is heard where it is larger than twice what the loudness changes anyway, from one eighth of the
 * stretch to the next; less than the first of these is never heard, and more than the second always is.
 */
const stepLimits = {least: 1.5, most: 3};

const parts = 4;

/** A jump is heard where the wave bends this much more than it usually does. */
const bendTolerance = 4;

/** Of full scale: below it is silence. */
const floor = 1e-4;

/** Whether a sound goes on from one stretch to the next without a step or a click. */
export function goesOn(before: Stereo, after: Stereo): boolean {
  return !hasStep(before, after) && !hasClick(before, after);
}

function hasStep(before: Stereo, after: Stereo): boolean {
  const [old, now] = [levelsOf(before), levelsOf(after)];
  const spread = Math.hypot(deviationOf(old), deviationOf(now)) / Math.SQRT2;
  const limit = Math.min(stepLimits.most, Math.max(stepLimits.least, 2 * spread));
  return Math.abs(meanOf(old) - meanOf(now)) > limit;
}

function hasClick(before: Stereo, after: Stereo): boolean {
  return channels(before).some((channel, index) => {
    const rest = channels(after)[index] ?? new Float32Array();
    const usual = Math.hypot(usualBend(channel), usualBend(rest)) / Math.SQRT2;
    const joint = Float32Array.of(channel.at(-2) ?? 0, channel.at(-1) ?? 0, rest[0] ?? 0, rest[1] ?? 0);
    const most = Math.max(Math.abs(bendAt(joint, 2)), Math.abs(bendAt(joint, 3)));
    return most > Math.max(bendTolerance * usual, floor);
  });
}

/** Loudness in parts, in decibels. */
function levelsOf(sound: Stereo): readonly number[] {
  const samples = sound.left.length;
  return Array.from({length: parts}, (_, index) => {
    const part = slice(
      sound,
      Math.floor((index * samples) / parts),
      Math.floor(((index + 1) * samples) / parts),
    );
    const level = Math.sqrt(energy(part, part) / (2 * Math.max(1, part.left.length)));
    return 20 * Math.log10(Math.max(level, floor));
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** A wave's second difference at a sample: how much it bends there. */
function bendAt(wave: Float32Array, sample: number): number {
  return (wave[sample - 2] ?? 0) - 2 * (wave[sample - 1] ?? 0) + (wave[sample] ?? 0);
}

/** Root mean square. */
function usualBend(wave: Float32Array): number {
  let sum = 0;
  for (let sample = 2; sample < wave.length; sample += 1) sum += bendAt(wave, sample) ** 2;
  return Math.sqrt(sum / Math.max(1, wave.length - 2));
}
