import {createCanvas, loadImage} from '@napi-rs/canvas';

/** Where a PNG's header says how its pixels are stored, and what it says for red, green, blue and alpha. */
const colourType = {offset: 25, rgba: 6} as const;

/**
 * The same PNG with an alpha channel. Chromium leaves it out of pictures that cover everything, and the pictures of
 * a sequence have to be of one kind.
 */
export async function withAlpha(png: Uint8Array): Promise<Uint8Array> {
  if (png[colourType.offset] === colourType.rgba) return png;
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('png');
}
