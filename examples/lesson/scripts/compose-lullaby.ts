import {bass, electricPiano, frequency, pluck} from '../../shared-scripts/instruments.ts';
import {reverberate} from '../../shared-scripts/reverberate.ts';
import {mix, peakOf, silence, type Stereo} from '../../shared-scripts/stereo.ts';

const sampleRate = 48_000;
const beat = 0.6;
const bar = 3 * beat;

// A waltz in F, in MIDI notes: a bass, a chord, and what the music box plays on each beat (0 is a rest).
const bars = [
  {root: 41, notes: [57, 60, 64], tune: [84, 0, 81]},
  {root: 38, notes: [57, 60, 65], tune: [79, 77, 0]},
  {root: 46, notes: [58, 62, 65], tune: [77, 0, 74]},
  {root: 36, notes: [58, 62, 64], tune: [76, 79, 0]},
  {root: 41, notes: [57, 60, 64], tune: [81, 0, 84]},
  {root: 45, notes: [57, 60, 64], tune: [88, 86, 0]},
  {root: 46, notes: [58, 62, 65], tune: [86, 0, 82]},
  {root: 36, notes: [55, 58, 64], tune: [79, 0, 0]},
] as const;

/** Eight bars that go on where they began: what still sounds at their end is heard again at their beginning. */
export function composeLullaby(): Stereo {
  const once = bars.length * bar;
  const twice = silence(sampleRate, 2 * once);
  for (const pass of [0, once]) {
    for (const [index, {root, notes, tune}] of bars.entries()) {
      const start = pass + index * bar;
      mix(twice, bass(sampleRate, frequency(root), 2), start, 0.26, 0);
      for (const [order, note] of notes.entries()) {
        for (const at of [1, 2]) {
          const place = order * 0.3 - 0.3;
          mix(twice, electricPiano(sampleRate, frequency(note), 1.6), start + at * beat, 0.09, place);
        }
      }
      for (const [at, note] of tune.entries()) {
        if (note === 0) continue;
        mix(twice, pluck(sampleRate, frequency(note), index * 3 + at), start + at * beat, 0.13, 0.25);
      }
    }
  }
  const hall = reverberate(twice);
  const gain = 0.6 / peakOf(hall);
  const second = (side: Float32Array): Float32Array =>
    side.slice(side.length / 2).map((sample) => sample * gain);
  return {sampleRate, left: second(hall.left), right: second(hall.right)};
}
