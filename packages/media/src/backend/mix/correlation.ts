import type {Stereo} from './stereo.ts';

/** From -1, the opposite, to 1, the same sound. */
export function correlation(a: Stereo, b: Stereo): number {
  const both = Math.sqrt(energy(a, a) * energy(b, b));
  return both === 0 ? 0 : energy(a, b) / both;
}

/** Sum of the products of two sounds' samples; of a sound with itself, its energy. */
export function energy(a: Stereo, b: Stereo): number {
  return products(a.left, b.left) + products(a.right, b.right);
}

function products(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
