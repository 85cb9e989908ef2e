import type {FrameRate} from '@matchcut/engine';

/** NTSC rates by the numbers that people write for them. */
const ntsc: ReadonlyMap<number, FrameRate> = new Map([
  [23.976, {numerator: 24000, denominator: 1001}],
  [23.98, {numerator: 24000, denominator: 1001}],
  [29.97, {numerator: 30000, denominator: 1001}],
  [59.94, {numerator: 60000, denominator: 1001}],
]);

/** The exact rate that an `fps` prop means; `null` where it means none. */
export function parseFrameRate(fps: number): FrameRate | null {
  const exact = ntsc.get(fps);
  if (exact !== undefined) return exact;
  return Number.isInteger(fps) && fps >= 1 && fps <= 240 ? {numerator: fps, denominator: 1} : null;
}

/** The nearest whole number of frames. */
export function framesIn(seconds: number, rate: FrameRate): number {
  return Math.round((seconds * rate.numerator) / rate.denominator);
}

export function secondsOf(frames: number, rate: FrameRate): number {
  return (frames * rate.denominator) / rate.numerator;
}

/** The number of audio samples that stand before a frame. */
export function samplesBefore(frame: number, rate: FrameRate): number {
  return Math.round((frame * rate.denominator * soundRate) / rate.numerator);
}

/** Samples a second of every soundtrack. */
export const soundRate = 48_000;

/** The rate as a number: 29.97002997… for NTSC. */
export function framesPerSecond(rate: FrameRate): number {
  return rate.numerator / rate.denominator;
}
