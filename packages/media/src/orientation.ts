import type {VideoProbe} from './media.ts';

/**
 * How the camera was held, by the numbers of EXIF: 3 is upside down, 6 and 8 lie on a side, 2, 4, 5 and 7 are mirrored
 * too. A picture without it is upright.
 *
 * @see https://www.cipa.jp/std/documents/e/DC-008-Translation-2019-E.pdf 4.6.4.A.6
 */
export type Orientation = 2 | 3 | 4 | 5 | 6 | 7 | 8;

const filters: Readonly<Record<Orientation, string>> = {
  2: 'hflip',
  3: 'hflip,vflip',
  4: 'vflip',
  // FFmpeg's name for what is mirrored at the diagonal.
  5: 'transpose=cclock_flip',
  6: 'transpose=clock',
  7: 'transpose=clock_flip',
  8: 'transpose=cclock',
};

type Oriented = Pick<VideoProbe, 'width' | 'height' | 'orientation'>;

/** A chain of filters that sets a picture upright; `null` for one that is. */
export function uprightFilters({orientation}: Pick<VideoProbe, 'orientation'>): string | null {
  return orientation === undefined ? null : filters[orientation];
}

/** The size in which a picture is seen. */
export function uprightSize({width, height, orientation}: Oriented): {
  readonly width: number;
  readonly height: number;
} {
  return (orientation ?? 0) < 5 ? {width, height} : {width: height, height: width};
}
