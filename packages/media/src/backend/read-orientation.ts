import {AV_FRAME_DATA_DISPLAYMATRIX} from 'node-av/constants';
import type {Orientation} from '../orientation.ts';
import {openSource} from './open-source.ts';
import {openStreamReaders} from './stream-reader.ts';

/** By the signs of the matrix that FFmpeg makes of an image's EXIF: x from x, y from x, x from y, y from y. */
const orientations: Readonly<Record<string, Orientation>> = {
  '-1 0 0 1': 2,
  '-1 0 0 -1': 3,
  '1 0 0 -1': 4,
  '0 1 1 0': 5,
  '0 1 -1 0': 6,
  '0 -1 -1 0': 7,
  '0 -1 1 0': 8,
};

/** How an image file is to be turned; `null` where it is upright, or can't be decoded. It is known of its frame alone. */
export function readOrientation(path: string): Orientation | null {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path}));
  const frame = cleanup
    .use(openStreamReaders(source, new Set(['v'])))
    .reader('v')
    .next();
  if (frame === null) return null;
  using picture = frame;
  const matrix = picture.getSideData(AV_FRAME_DATA_DISPLAYMATRIX);
  if (matrix === null) return null;
  // Nine numbers in rows of three; the third of each is about perspective.
  const signs = [0, 1, 3, 4].map((index) => Math.sign(matrix.readInt32LE(index * 4)) + 0);
  return orientations[signs.join(' ')] ?? null;
}
