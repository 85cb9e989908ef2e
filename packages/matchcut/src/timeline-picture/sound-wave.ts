import type {Peaks} from '@matchcut/media';
import {soundRate, type SoundSpan} from '@matchcut/plan';

/** A sound as it is heard in the film: its lowest and highest places in each of equal stretches, from -1 to 1. */
export type Wave = {
  readonly perSecond: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
};

/**
 * What a sound looks like where it stands: trimmed, repeated, and as loud as its volume and its fades make it. What
 * ducking and the film's loudness do to it is known only of the mix.
 */
export function soundWave(span: SoundSpan, {perSecond, min, max}: Peaks): Wave {
  const stretch = soundRate / perSecond;
  const places = Array.from({length: Math.ceil(span.samples / stretch)}, (_, index) => {
    const at = Math.min((index + 0.5) * stretch, span.samples - 1);
    const place = Math.floor(sourceAt(at, span) / stretch);
    const gain = gainAt(at, span);
    return {low: level((min[place] ?? 0) * gain), high: level((max[place] ?? 0) * gain)};
  });
  return {perSecond, low: places.map(({low}) => low), high: places.map(({high}) => high)};
}

/** The sample of the file that is heard at a sample of the sound. */
function sourceAt(at: number, {sourceFrom, loop}: SoundSpan): number {
  const place = sourceFrom + at;
  return loop === undefined ? place : loop.from + ((place - loop.from) % loop.samples);
}

function gainAt(at: number, {samples, volume, fadeIn, fadeOut}: SoundSpan): number {
  const rising = fadeIn === 0 ? 1 : Math.min(1, at / fadeIn);
  const falling = fadeOut === 0 ? 1 : Math.min(1, (samples - at) / fadeOut);
  return volume * Math.sin((rising * Math.PI) / 2) * Math.sin((falling * Math.PI) / 2);
}

function level(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
