import type {MixSound} from '../../media.ts';
import {channels, type Stereo} from './stereo.ts';

/** Gives samples of a sound its volume and its ramps; the first of them stands `from` samples into the sound. */
export function applyGain(
  block: Stereo,
  {samples, volume, fadeIn, fadeOut}: Pick<MixSound, 'samples' | 'volume' | 'fadeIn' | 'fadeOut'>,
  from: number,
): void {
  const count = block.left.length;
  if (volume !== 1) scale(block, 0, count, () => Math.fround(volume));
  if (fadeIn > 0) scale(block, 0, fadeIn - from, (index) => quarterSine(from + index, fadeIn));
  if (fadeOut > 0)
    scale(block, samples - fadeOut - from, count, (index) => quarterSine(samples - from - index, fadeOut));
}

function scale(block: Stereo, start: number, end: number, factor: (index: number) => number): void {
  for (const channel of channels(block)) {
    for (let index = Math.max(0, start); index < Math.min(end, channel.length); index += 1) {
      channel[index] = (channel[index] ?? 0) * factor(index);
    }
  }
}

/** Quarter sines keep the loudness of a cross-fade of two sounds that have nothing to do with each other. */
function quarterSine(at: number, length: number): number {
  return Math.sin((Math.min(Math.max(at / length, 0), 1) * Math.PI) / 2);
}
