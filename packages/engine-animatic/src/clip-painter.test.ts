import type {Size} from '@matchcut/engine';
import {expect, test} from 'vitest';
import {rgbOf, type Colour} from './colour/colour.ts';
import {ClipPainter} from './clip-painter.ts';
import {shotOf} from './clip-order.ts';
import {designFigure} from './figure/figure-design.ts';

const mara = designFigure('Mara', 'a grey fox in a red raincoat');
const wide: Size = {width: 1280, height: 720};
const tall: Size = {width: 720, height: 1280};
const squarish: Size = {width: 800, height: 760};

const painterOf = (prompt: string, size: Size, numerator = 24): ClipPainter => {
  const frameRate = {numerator, denominator: 1};
  return new ClipPainter(
    shotOf({
      prompt,
      take: 1,
      edit: null,
      size,
      seconds: 4,
      frameRate,
      identities: [mara],
      start: null,
      opening: null,
    }),
    size,
    frameRate,
    null,
  );
};

const pixelsOf = (painter: ClipPainter, frame: number): Uint8ClampedArray => {
  painter.paint(frame);
  return painter.canvas.getContext('2d').getImageData(0, 0, painter.canvas.width, painter.canvas.height).data;
};

/** The part of a picture that has a colour, within the tooth of the paper. */
function shareOf(pixels: Uint8ClampedArray, colour: Colour): number {
  const [red, green, blue] = rgbOf(colour);
  let found = 0;
  for (let index = 0; index < pixels.length; index += 4) {
    if (
      Math.abs((pixels[index] ?? 0) - red) +
        Math.abs((pixels[index + 1] ?? 0) - green) +
        Math.abs((pixels[index + 2] ?? 0) - blue) <
      24
    )
      found += 1;
  }
  return found / (pixels.length / 4);
}

test.each([
  ['Mara waits on an empty platform.', wide],
  ['Mara waits on an empty platform.', tall],
  ['Mara waits on an empty platform.', squarish],
  ['Mara walks in the street at night in the rain.', wide],
  ['Mara drinks coffee in the kitchen. Close-up.', tall],
  ['Mara stands at the sea at sunset, black and white.', wide],
])('the raincoat is the same red in "%s", %o', (prompt, size) => {
  expect(shareOf(pixelsOf(painterOf(prompt, size), 12), mara.garmentColour)).toBeGreaterThan(0.008);
});

test('a frame is the same whichever frames were painted before it', () => {
  const prompt = 'The train arrives; Mara steps aboard in the rain.';
  const inOrder = painterOf(prompt, wide);
  for (let frame = 0; frame < 30; frame++) inOrder.paint(frame);
  const [one, other] = [pixelsOf(inOrder, 31), pixelsOf(painterOf(prompt, wide), 31)];
  expect(Buffer.compare(Buffer.from(one.buffer), Buffer.from(other.buffer))).toBe(0);
});

test('slow drawings are kept for two frames while the numbers run', () => {
  const painter = painterOf('Mara waits on an empty platform. Static.', wide);
  painter.paint(0);
  const area = painter.paint(1);
  expect(area.width).toBeLessThan(300);
  expect(painter.paint(2)).toMatchObject({left: 0, top: 0, width: 1280, height: 720});
});

test('the camera moves on every frame when it is quick', () => {
  const painter = painterOf('Mara waits on an empty platform. Fast pan right.', wide);
  painter.paint(4);
  expect(painter.paint(5)).toMatchObject({width: 1280, height: 720});
});
