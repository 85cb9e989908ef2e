import type {Shot} from '../shot/shot.ts';
import {ambience} from './ambience.ts';
import {motif} from './motif.ts';

export const soundRate = 48_000;

// Long enough to hide a step, short enough not to be heard as a fade.
const edgeSeconds = 0.012;
const ceiling = 0.5;

/** The clip's sound: interleaved stereo at 48 kHz, quiet, with soft edges. */
export function soundtrack(shot: Shot, samples: number): Float32Array {
  const left = new Float32Array(samples);
  const right = new Float32Array(samples);
  for (const voice of [...ambience(shot), motif(shot)]) voice(left, right, soundRate);
  const edge = edgeSeconds * soundRate;
  const interleaved = new Float32Array(samples * 2);
  for (let sample = 0; sample < samples; sample++) {
    const fade = Math.min(1, sample / edge, (samples - 1 - sample) / edge);
    interleaved[sample * 2] = soften(left[sample] ?? 0) * fade;
    interleaved[sample * 2 + 1] = soften(right[sample] ?? 0) * fade;
  }
  return interleaved;
}

/** Bends peaks below the ceiling instead of cutting them. */
function soften(value: number): number {
  return Math.abs(value) < ceiling / 2 ? value : ceiling * Math.tanh(value / ceiling) * 1.08;
}
