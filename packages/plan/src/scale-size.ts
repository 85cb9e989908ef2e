import type {Size} from '@matchcut/engine';

/**
 * The size that a picture is written in at a scale, by Remotion's rule: the nearest one to the scaled size of the film
 * that is even, as codecs want it, where the film is a few of its own pixels smaller if need be.
 */
export function scaleSize({width, height}: Size, scale: number): Size {
  return {width: scaleSide(width, scale), height: scaleSide(height, scale)};
}

function scaleSide(pixels: number, scale: number): number {
  for (let side = pixels; side > 0; side -= 1) {
    const scaled = Math.round(side * scale);
    if (scaled % 2 === 0) return scaled;
  }
  return 0;
}
