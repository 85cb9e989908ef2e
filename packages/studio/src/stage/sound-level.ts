import type {FrameSpan} from '@matchcut/plan';
import type {SoundView} from '../protocol.ts';

/** Seconds in which a sound makes room and comes back, where nothing else is known. */
const attackSeconds = 0.1;
const releaseSeconds = 0.6;

/**
 * How loud a sound is at a frame of the film, as long as the whole is not mixed: its volume, its fades, and, roughly,
 * the room that it makes for voices. The mix listens to those; here a voice speaks for as long as its file lasts.
 *
 * @returns linear gain
 */
export function soundLevel(
  sound: Pick<SoundView, 'from' | 'frames' | 'volume' | 'fadeInSeconds' | 'fadeOutSeconds' | 'duckDecibels'>,
  frame: number,
  fps: number,
  voices: readonly FrameSpan[],
): number {
  const {from, frames, volume, fadeInSeconds, fadeOutSeconds, duckDecibels} = sound;
  const sinceStart = (frame - from) / fps;
  const untilEnd = (from + frames - frame) / fps;
  const level = volume * ramp(sinceStart, fadeInSeconds ?? 0) * ramp(untilEnd, fadeOutSeconds ?? 0);
  if (duckDecibels === null) return level;
  const room = Math.max(0, ...voices.map((voice) => presence(voice, frame, fps)));
  return level * 10 ** ((-duckDecibels * room) / 20);
}

/** What sounds that duck make room for: the ones that don't. */
export function voicesAmong(sounds: readonly SoundView[]): readonly SoundView[] {
  return sounds.filter(({duckDecibels}) => duckDecibels === null);
}

/** How much a voice is there, 0 to 1, with the time that it takes to make room for it. */
function presence({from, frames}: FrameSpan, frame: number, fps: number): number {
  const sinceStart = (frame - from) / fps;
  if (sinceStart < 0) return 0;
  const sinceEnd = (frame - from - frames) / fps;
  return ramp(sinceStart, attackSeconds) * (1 - ramp(sinceEnd, releaseSeconds));
}

function ramp(seconds: number, length: number): number {
  if (length <= 0) return seconds < 0 ? 0 : 1;
  return Math.min(1, Math.max(0, seconds / length));
}
