import type {Stereo} from './stereo.ts';

/** Adds a small hall, after Schroeder: four echoes that repeat, then two filters that blur them. */
export function reverberate({sampleRate, left, right}: Stereo): Stereo {
  const hall = (side: Float32Array, spread: number): Float32Array => {
    const echoes = [0.0297, 0.0371, 0.0411, 0.0437].map((delay) =>
      comb(side, Math.round((delay + spread) * sampleRate)),
    );
    const sum = side.map((_, index) => echoes.reduce((total, echo) => total + (echo[index] ?? 0), 0) / 4);
    const blurred = allPass(allPass(sum, Math.round(0.005 * sampleRate)), Math.round(0.0017 * sampleRate));
    return side.map((sample, index) => sample + 0.3 * (blurred[index] ?? 0));
  };
  return {sampleRate, left: hall(left, 0), right: hall(right, 0.0011)};
}

function comb(input: Float32Array, delay: number): Float32Array {
  const output = new Float32Array(input.length);
  let dull = 0;
  for (const [index, sample] of input.entries()) {
    dull += ((output[index - delay] ?? 0) - dull) * 0.6;
    output[index] = sample + dull * 0.78;
  }
  return output;
}

function allPass(input: Float32Array, delay: number): Float32Array {
  const output = new Float32Array(input.length);
  for (const [index, sample] of input.entries()) {
    output[index] = -0.5 * sample + (input[index - delay] ?? 0) + 0.5 * (output[index - delay] ?? 0);
  }
  return output;
}
