import {expect, test} from 'vitest';
import {scaleSize} from './scale-size.ts';

test.each([
  ['as it is', 1, {width: 1280, height: 720}, {width: 1280, height: 720}],
  ['larger', 1.5, {width: 1280, height: 720}, {width: 1920, height: 1080}],
  ['smaller', 0.5, {width: 720, height: 1280}, {width: 360, height: 640}],
  // 675 is odd: as if the film were 1348 high.
  ['to an even number of pixels', 0.5, {width: 1080, height: 1350}, {width: 540, height: 674}],
  ['to whole pixels', 1 / 3, {width: 1280, height: 720}, {width: 426, height: 240}],
  ['to nothing', 0.0001, {width: 1280, height: 720}, {width: 0, height: 0}],
])('a film is scaled %s', (_, scale, size, scaled) => {
  expect(scaleSize(size, scale)).toEqual(scaled);
});
