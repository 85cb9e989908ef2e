import {correlation} from './correlation.ts';
import {channels, copy, slice, type Stereo} from './stereo.ts';

/** A sound may turn back this many samples before its end: at 48 kHz half a period of 100 Hz. */
const mostEarly = 240;

/**
 * A sound beyond its end. There is nothing to be had but its own reflection, so it is heard backwards: from where it
 * turns, and turns at the place from which it is most like another, so that the two do not cancel each other. One that
 * ends well before the middle is meant to be silent, and stays so.
 */
export function carryOn(
  {sound, there}: {readonly sound: Stereo; readonly there: number},
  other: Stereo,
): Stereo {
  const samples = sound.left.length;
  if (there === samples || there < samples / 4) return sound;
  let best = mirrored(sound, there);
  let likest = likeness(best);
  for (let early = 2; early <= Math.min(mostEarly, there / 2); early += 2) {
    const candidate = mirrored(sound, there - early);
    const likenessHere = likeness(candidate);
    if (likenessHere <= likest) continue;
    best = candidate;
    likest = likenessHere;
  }
  return best;

  function likeness(candidate: Stereo): number {
    return correlation(slice(candidate, there, samples), slice(other, there, samples));
  }
}

function mirrored(sound: Stereo, turn: number): Stereo {
  const whole = copy(sound);
  for (const channel of channels(whole)) {
    for (let index = turn; index < channel.length; index += 1) {
      channel[index] = channel[reflection(index - turn, turn)] ?? 0;
    }
  }
  return whole;
}

/** The sample that stands `beyond` samples behind the end of so many, where they are folded back and forth. */
function reflection(beyond: number, there: number): number {
  const at = beyond % (2 * there);
  return at < there ? there - 1 - at : at - there;
}
