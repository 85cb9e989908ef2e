import type {PictureSeam} from '@matchcut/plan';
import type {Size} from '../plan-words.ts';
import {likenessOf, measurePicture, type PlaneMeasure} from './picture-measure.ts';

/** What makes one picture's colours those of another: for each plane, Y, Cb and Cr. Values are 8-bit steps. */
export type ColourMatch = readonly [PlaneMatch, PlaneMatch, PlaneMatch];

/** `value` becomes `(value - mean) × contrast + mean + shift`. */
export type PlaneMatch = {readonly mean: number; readonly shift: number; readonly contrast: number};

/** How much a correction may stretch or flatten. */
const contrastLimits = {least: 0.8, most: 1.25};

/** Below this, in 8-bit steps, a plane's deviation is noise, and says nothing of contrast. */
const flat = 2;

/**
 * How the first picture of a continuation, in yuv420p, is brought to the colours of the last one before it; `null` where
 * nothing is to be done, because nobody would see it or because it is another picture altogether.
 */
export function colourMatch(
  before: Uint8Array,
  after: Uint8Array,
  size: Size,
  {mostLuma, mostChroma, least, likeness}: PictureSeam,
): ColourMatch | null {
  const [old, now] = [measurePicture(before, size), measurePicture(after, size)];
  const shifts = now.map((plane, index) => (old[index]?.mean ?? 0) - plane.mean);
  if (shifts.every((shift) => Math.abs(shift) < least)) return null;
  if (shifts.some((shift, index) => Math.abs(shift) > (index === 0 ? mostLuma : mostChroma))) return null;
  if (likenessOf(old[0], now[0]) < likeness) return null;
  return [matchPlane(old[0], now[0]), matchPlane(old[1], now[1]), matchPlane(old[2], now[2])];
}

function matchPlane(old: PlaneMeasure, now: PlaneMeasure): PlaneMatch {
  const isFlat = old.deviation < flat || now.deviation < flat;
  const contrast = isFlat
    ? 1
    : Math.min(contrastLimits.most, Math.max(contrastLimits.least, old.deviation / now.deviation));
  return {mean: now.mean, shift: old.mean - now.mean, contrast};
}
