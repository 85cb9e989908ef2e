import type {Page} from 'playwright-core';

export type Colour = readonly [red: number, green: number, blue: number];

/** Reads PNGs, with a browser's own means. */
export type PictureReader = {
  /** The mean of the pixels of a rectangle. */
  readonly colour: (
    png: Buffer,
    place: readonly [x: number, y: number, width: number, height: number],
  ) => Promise<Colour>;
  /** How far two pictures of one size are from each other: the mean over pixels and colours, and the worst pixel, of 255. */
  readonly difference: (
    one: Buffer,
    other: Buffer,
  ) => Promise<{readonly mean: number; readonly most: number}>;
  /** The number that is written in squares along the upper edge. */
  readonly code: (png: Buffer, squares: {readonly bits: number; readonly square: number}) => Promise<number>;
};

/** @param page any page of this origin; nothing is left in it. */
export function pictureReader(page: Page): PictureReader {
  const pixels = async (png: Buffer): Promise<{width: number; data: Uint8Array}> => {
    const {width, base64} = await page.evaluate(async (encoded) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const {data = new Uint8ClampedArray()} = pen?.getImageData(0, 0, image.width, image.height) ?? {};
      let text = '';
      for (let at = 0; at < data.length; at += 8192)
        text += String.fromCharCode(...data.subarray(at, at + 8192));
      return {width: image.width, base64: btoa(text)};
    }, png.toString('base64'));
    return {width, data: Buffer.from(base64, 'base64')};
  };
  return {
    async colour(png, [x, y, width, height]) {
      const picture = await pixels(png);
      const sum: [number, number, number] = [0, 0, 0];
      for (let row = y; row < y + height; row += 1)
        for (let column = x; column < x + width; column += 1)
          for (const channel of [0, 1, 2] as const)
            sum[channel] += picture.data[(row * picture.width + column) * 4 + channel] ?? 0;
      const count = width * height;
      return [sum[0] / count, sum[1] / count, sum[2] / count];
    },
    async difference(one, other) {
      const [a, b] = await Promise.all([pixels(one), pixels(other)]);
      if (a.width !== b.width || a.data.length !== b.data.length)
        throw new TypeError('The pictures are not of one size.');
      let sum = 0;
      let most = 0;
      for (let at = 0; at < a.data.length; at += 1) {
        if (at % 4 === 3) continue;
        const apart = Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
        sum += apart;
        most = Math.max(most, apart);
      }
      return {mean: sum / ((a.data.length / 4) * 3), most};
    },
    async code(png, {bits, square}) {
      const picture = await pixels(png);
      const row = Math.floor(square / 2);
      let number = 0;
      for (let bit = 0; bit < bits; bit += 1) {
        const column = Math.floor((bit + 0.5) * square);
        if ((picture.data[(row * picture.width + column) * 4] ?? 0) > 127) number += 2 ** bit;
      }
      return number;
    },
  };
}
