import type {FrameRate} from '@matchcut/engine';
import type {Ducking} from '../ducking.ts';
import {samplesBefore, soundRate} from '../frame-rate.ts';
import type {FileState} from '../inputs.ts';
import {soundSeam} from '../seam.ts';
import type {SoundDucking, SoundSpan} from '../step.ts';
import type {TimelineSound} from '../timeline.ts';

/**
 * The part of a file that plays; `null` where the file can't be used, has no sound, or none that is left.
 *
 * @param edge Over how many samples it comes and goes where it does not say.
 */
export function draftFileSound(
  sound: TimelineSound,
  file: FileState | undefined,
  frameRate: FrameRate,
  edge: number,
): SoundSpan | null {
  if (file?.kind !== 'media') return null;
  const from = samplesBefore(sound.from, frameRate);
  const room = samplesBefore(sound.from + sound.frames, frameRate) - from;
  const {sourceFrom, used} = usedSamples(sound, file.durationSeconds);
  const isRepeated = sound.loop && used < room;
  const samples = isRepeated ? room : Math.min(room, used);
  if (used < 1 || samples < 1) return null;
  const fadeSamples = (seconds: number | null): number => (seconds === null ? edge : samplesIn(seconds));
  return {
    source: {kind: 'file', digest: file.digest},
    from,
    samples,
    sourceFrom,
    volume: sound.volume,
    ...fades(samples, fadeSamples(sound.fadeIn), fadeSamples(sound.fadeOut)),
    ...(isRepeated && {loop: {from: sourceFrom, samples: used, seam: soundSeam(used, used)}}),
    ...(sound.duck !== null && {duck: duckingInSamples(sound.duck)}),
  };
}

/** What trim leaves of a file. */
export function usedSamples(
  {trimStart, trimEnd}: Pick<TimelineSound, 'trimStart' | 'trimEnd'>,
  durationSeconds: number,
): {readonly sourceFrom: number; readonly used: number} {
  const sourceFrom = samplesIn(trimStart);
  return {sourceFrom, used: samplesIn(durationSeconds) - sourceFrom - samplesIn(trimEnd)};
}

/** Fades that are longer together than the sound get parts of it, as they stand to each other. */
function fades(samples: number, fadeIn: number, fadeOut: number): Pick<SoundSpan, 'fadeIn' | 'fadeOut'> {
  if (fadeIn + fadeOut <= samples) return {fadeIn, fadeOut};
  const rising = Math.round((samples * fadeIn) / (fadeIn + fadeOut));
  return {fadeIn: rising, fadeOut: samples - rising};
}

function duckingInSamples({depth, attack, release}: Ducking): SoundDucking {
  return {depth, attack: samplesIn(attack), release: samplesIn(release)};
}

function samplesIn(seconds: number): number {
  return Math.round(seconds * soundRate);
}
