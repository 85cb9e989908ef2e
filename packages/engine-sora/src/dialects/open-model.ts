import type {Model} from './dialect.ts';
import {sizesOf} from './sizes.ts';

/**
 * A video model on a GPU server. Such servers take any size and any whole number of seconds; what the model can
 * really do differs, so a film that knows its model says so: `{...dialects.sglang, otherModels: {…}}`.
 */
export const openModel: Model = {
  sizes: sizesOf(
    '1280x720',
    '720x1280',
    '720x720',
    '720x900',
    '1920x1080',
    '1080x1920',
    '1080x1080',
    '1080x1350',
  ),
  seconds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  // What both servers take where nothing is said; it is sent all the same.
  frameRate: {numerator: 24, denominator: 1},
  hasSound: false,
  promptLength: 32_000,
  usdPerSecond: null,
  batchShare: 1,
  requestsPerMinute: null,
};
