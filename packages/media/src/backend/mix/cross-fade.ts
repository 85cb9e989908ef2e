import {channels, slice, type Stereo} from './stereo.ts';

/** What differs by less than this is heard as going on. */
const levelToleranceDb = 1.5;

/** A jump is heard where the wave bends this much more than it usually does. */
const bendTolerance = 4;

/** Of full scale: below it is silence. */
const floor = 1e-4;

/**
 * One sound becoming another around the joint in the middle. What goes on by itself is left alone; all else is
 * cross-faded so that the sum stays as loud as its parts, whether they have nothing to do with each other or are
 * nearly the same sound.
 */
export function crossFade(outgoing: Stereo, incoming: Stereo): Stereo {
  const samples = outgoing.left.length;
  const joint = samples / 2;
  if (goesOn(slice(outgoing, 0, joint), slice(incoming, joint, samples))) {
    return join(slice(outgoing, 0, joint), slice(incoming, joint, samples));
  }
  const likeness = Math.max(0, correlation(outgoing, incoming));
  const mixed = {left: new Float32Array(samples), right: new Float32Array(samples)};
  for (let index = 0; index < samples; index += 1) {
    const angle = (((index + 0.5) / samples) * Math.PI) / 2;
    const [out, into] = [Math.cos(angle), Math.sin(angle)];
    const loudness = Math.sqrt(1 + 2 * likeness * out * into);
    for (const channel of ['left', 'right'] as const) {
      mixed[channel][index] =
        ((outgoing[channel][index] ?? 0) * out + (incoming[channel][index] ?? 0) * into) / loudness;
    }
  }
  return mixed;
}

/**
 * Fills the rest of a side with the reflection of what is there. One that ends well before it should is meant to be
 * silent, and stays so.
 */
export function mirrorOn(side: Stereo, there: number): void {
  const samples = side.left.length;
  if (there < samples / 4) return;
  for (const channel of channels(side)) {
    for (let index = there; index < samples; index += 1) {
      channel[index] = channel[reflection(index - there, there)] ?? 0;
    }
  }
}

/** Fills the first half of a side with the reflection of the second. */
export function mirrorBack(side: Stereo): void {
  const joint = side.left.length / 2;
  for (const channel of channels(side)) {
    for (let index = 0; index < joint; index += 1) channel[index] = channel[2 * joint - 1 - index] ?? 0;
  }
}

/** The sample that stands `beyond` samples behind the end of so many, where they are folded back and forth. */
function reflection(beyond: number, there: number): number {
  const at = beyond % (2 * there);
  return at < there ? there - 1 - at : at - there;
}

/** Whether a sound goes on from one stretch to the next without a click or a step. */
export function goesOn(before: Stereo, after: Stereo): boolean {
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
export function level(sound: Stereo): number {
  return Math.sqrt(
    (energy(sound.left, sound.left) + energy(sound.right, sound.right)) / (2 * sound.left.length),
  );
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

/** From -1, the opposite, to 1, the same sound. */
function correlation(a: Stereo, b: Stereo): number {
  const own = (sound: Stereo): number => energy(sound.left, sound.left) + energy(sound.right, sound.right);
  const both = Math.sqrt(own(a) * own(b));
  return both === 0 ? 0 : (energy(a.left, b.left) + energy(a.right, b.right)) / both;
}

function energy(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function join(before: Stereo, after: Stereo): Stereo {
  const joint = before.left.length;
  const joined = {left: new Float32Array(2 * joint), right: new Float32Array(2 * joint)};
  for (const channel of ['left', 'right'] as const) {
    joined[channel].set(before[channel]);
    joined[channel].set(after[channel], joint);
  }
  return joined;
}
