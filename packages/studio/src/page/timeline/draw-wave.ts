import type {SoundView, WaveView} from '../../protocol.ts';

/** A bar of a wave in pixels. */
export type WaveBar = {readonly x: number; readonly height: number};

/**
 * A sound's wave as bars, for the pixels that are seen: the loudest of what falls into each, with volume and fades.
 *
 * @param left, right pixels of the sound's block to draw, its start being 0
 * @param height of a bar as loud as can be
 */
export function waveBars(
  wave: WaveView,
  sound: SoundView,
  at: {readonly fps: number; readonly pixelsPerFrame: number; readonly left: number; readonly right: number},
  height: number,
): readonly WaveBar[] {
  const secondsPerPixel = 1 / (at.pixelsPerFrame * at.fps);
  const total = sound.frames / at.fps;
  const length = wave.peaks.length / wave.perSecond - sound.trimStartSeconds;
  const bars: WaveBar[] = [];
  for (let x = Math.floor(at.left); x < at.right; x += barStep) {
    const start = x * secondsPerPixel;
    if (start < 0 || start >= total || length <= 0) continue;
    const inFile = sound.trimStartSeconds + (sound.loop ? start % length : start);
    const first = Math.floor(inFile * wave.perSecond);
    const last = Math.max(first + 1, Math.ceil((inFile + secondsPerPixel * barStep) * wave.perSecond));
    let peak = 0;
    for (let index = first; index < last; index += 1) peak = Math.max(peak, wave.peaks[index] ?? 0);
    bars.push({x, height: Math.min(1, peak * sound.volume * fade(sound, start, total)) * height});
  }
  return bars;
}

/** Pixels from bar to bar: one, and one of nothing. */
export const barStep = 2;

function fade({fadeInSeconds, fadeOutSeconds}: SoundView, at: number, total: number): number {
  const rising = fadeInSeconds ? Math.min(1, at / fadeInSeconds) : 1;
  const falling = fadeOutSeconds ? Math.min(1, (total - at) / fadeOutSeconds) : 1;
  return Math.max(0, Math.min(rising, falling));
}
