/** Samples of two channels, -1 to 1, as many of one as of the other. */
export type Stereo = {readonly left: Float32Array; readonly right: Float32Array};

export function silence(samples: number): Stereo {
  return {left: new Float32Array(samples), right: new Float32Array(samples)};
}

/** A view of some of its samples, not a copy. */
export function slice({left, right}: Stereo, from: number, to: number): Stereo {
  return {left: left.subarray(from, to), right: right.subarray(from, to)};
}

export function channels({left, right}: Stereo): readonly Float32Array[] {
  return [left, right];
}

export function copy({left, right}: Stereo): Stereo {
  return {left: left.slice(), right: right.slice()};
}

/** The same sound backwards. */
export function reversed({left, right}: Stereo): Stereo {
  return {left: left.toReversed(), right: right.toReversed()};
}

/** Adds a sound to a mix of the same length. */
export function add(mix: Stereo, sound: Stereo): void {
  for (let index = 0; index < mix.left.length; index += 1) {
    mix.left[index] = (mix.left[index] ?? 0) + (sound.left[index] ?? 0);
    mix.right[index] = (mix.right[index] ?? 0) + (sound.right[index] ?? 0);
  }
}
