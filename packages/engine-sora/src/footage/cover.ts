import type {Size} from '@matchcut/engine';

/** A filter that fills a size with the middle of a picture, without distorting it. */
export function cover({width, height}: Size, scaling = 'flags=bicubic+accurate_rnd'): string {
  return `scale=${width}:${height}:force_original_aspect_ratio=increase:${scaling},crop=${width}:${height},setsar=1`;
}
