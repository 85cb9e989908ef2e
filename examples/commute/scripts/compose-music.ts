import {bass, brush, electricPiano, frequency, pluck} from '../../shared-scripts/instruments.ts';
import {reverberate} from '../../shared-scripts/reverberate.ts';
import {mix, peakOf, silence, type Stereo} from '../../shared-scripts/stereo.ts';

const sampleRate = 48_000;
const seconds = 45.5;
// The ninth bar begins with the last scene.
const bar = 29.5 / 9;

type Chord = {readonly root: number; readonly notes: readonly number[]};

// MIDI notes. Eight bars of train in D minor, then F major, as the sun comes out.
const dm9: Chord = {root: 38, notes: [57, 60, 64, 65]};
const bbMaj7: Chord = {root: 34, notes: [57, 58, 62, 65]};
const fMaj9: Chord = {root: 41, notes: [55, 57, 60, 64]};
const c6: Chord = {root: 36, notes: [55, 57, 60, 64]};
const gm9: Chord = {root: 43, notes: [57, 58, 62, 65]};
const a7: Chord = {root: 33, notes: [55, 57, 62, 64]};
const cOverE: Chord = {root: 40, notes: [55, 60, 62, 67]};
const bars: readonly Chord[] = [
  dm9,
  bbMaj7,
  fMaj9,
  c6,
  dm9,
  bbMaj7,
  gm9,
  a7,
  dm9,
  fMaj9,
  cOverE,
  bbMaj7,
  c6,
  fMaj9,
];

// Which note of the chord each eighth plucks; an octave up from the eighth bar on.
const figure = [0, 2, 1, 3, 2, 1, 3, 2];

/** The whole piece, as stereo samples. */
export function composeMusic(): Stereo {
  const dry = silence(sampleRate, seconds);
  for (const [index, chord] of bars.entries()) {
    const start = index * bar;
    const isLast = index === bars.length - 1;
    const isBright = index >= 9;
    const beat = bar / 4;
    for (const [order, note] of chord.notes.entries()) {
      mix(
        dry,
        electricPiano(sampleRate, frequency(note), isLast ? 4 : 3.2),
        start + order * 0.018,
        0.13,
        order * 0.2 - 0.3,
      );
      if (!isLast)
        mix(
          dry,
          electricPiano(sampleRate, frequency(note), 1.4),
          start + beat * 2.5,
          0.06,
          0.3 - order * 0.2,
        );
    }
    mix(dry, bass(sampleRate, frequency(chord.root), isLast ? 3.5 : 2), start, 0.3, 0);
    if (!isLast) mix(dry, bass(sampleRate, frequency(chord.root), 0.9), start + beat * 2.5, 0.17, 0);
    for (const [eighth, which] of figure.entries()) {
      if (index < 2 || isLast) break;
      const note = (chord.notes[which] ?? 60) + (isBright ? 24 : 12);
      const swing = eighth % 2 === 1 ? 0.03 : 0;
      mix(
        dry,
        pluck(sampleRate, frequency(note), index * 8 + eighth),
        start + (eighth * beat) / 2 + swing,
        isBright ? 0.12 : 0.085,
        eighth % 2 === 0 ? 0.45 : -0.45,
      );
    }
    // Wheels over rail joints: two close strokes on every second beat.
    if (index >= 1 && !isBright) {
      for (const at of [1, 1.22, 3, 3.22])
        mix(dry, brush(sampleRate, index * 4 + at), start + at * beat, 0.035, at % 1 === 0 ? -0.2 : 0.2);
    }
  }
  return finish(reverberate(dry));
}

/** Brings the loudest sample to -3 dB and lets the end fade. */
function finish(music: Stereo): Stereo {
  const peak = peakOf(music);
  const fade = sampleRate * 2;
  const shape = (side: Float32Array): Float32Array =>
    side.map((sample, index) => (sample / peak) * 0.7 * Math.min(1, (side.length - index) / fade));
  return {sampleRate, left: shape(music.left), right: shape(music.right)};
}
