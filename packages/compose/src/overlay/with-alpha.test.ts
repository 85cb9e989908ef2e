import {crc32, deflateSync} from 'node:zlib';
import {createCanvas, loadImage} from '@napi-rs/canvas';
import {expect, it} from 'vitest';
import {withAlpha} from './with-alpha.ts';

it('gives a picture without an alpha channel one, and changes no colour', async () => {
  const png = await withAlpha(opaquePng([10, 200, 30]));
  expect(png[25]).toBe(6);
  const context = createCanvas(1, 1).getContext('2d');
  context.drawImage(await loadImage(Buffer.from(png)), 0, 0);
  expect([...context.getImageData(0, 0, 1, 1).data]).toEqual([10, 200, 30, 255]);
});

it('leaves a picture with one alone', async () => {
  const png = createCanvas(2, 2).toBuffer('image/png');
  expect(await withAlpha(png)).toBe(png);
});

/** One pixel in red, green and blue, as Chromium writes what covers everything. */
function opaquePng(pixel: readonly [number, number, number]): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, ...pixel]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
