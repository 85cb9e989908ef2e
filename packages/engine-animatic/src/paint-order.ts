import {createCanvas, loadImage, type Canvas} from '@napi-rs/canvas';
import type {FrameRate, Size} from '@matchcut/engine';
import {openFrameWriter, readClip} from '@matchcut/media/in-process';
import {clipEncoding} from './clip-encoding.ts';
import {ClipPainter, type OpeningPicture} from './clip-painter.ts';
import {shotOf, type ClipOrder} from './clip-order.ts';
import type {PanelNote} from './panel.ts';
import {soundRate, soundtrack} from './sound/soundtrack.ts';

/** Paints a clip into a file, in this process. */
export async function paintOrder(
  order: ClipOrder,
  to: string,
  onProgress: (progress: number) => void,
): Promise<void> {
  const shot = shotOf(order);
  const opening = await openingOf(order);
  const painter = new ClipPainter(shot, order.size, order.frameRate, opening);
  const note: PanelNote = {panel: 1, prompt: order.prompt, start: order.start, end: shot.end};
  const writer = await openFrameWriter({
    path: to,
    size: order.size,
    frameRate: order.frameRate,
    timescale: timescaleOf(order.frameRate),
    video: clipEncoding(order.frameRate, opening !== null),
    sound: {codec: 'aac', options: {b: '128k'}, sampleRate: soundRate, channels: 2},
    metadata: {comment: JSON.stringify(note)},
    outputOptions: {movflags: '+faststart'},
  });
  try {
    const sound = soundtrack(
      shot,
      Math.round((painter.frames * order.frameRate.denominator * soundRate) / order.frameRate.numerator),
    );
    const ctx = painter.canvas.getContext('2d');
    let soundDone = 0;
    let pixels: Uint8Array = new Uint8Array(0);
    for (let frame = 0; frame < painter.frames; frame++) {
      const {left, top, width, height} = painter.paint(frame);
      const {data} = ctx.getImageData(left, top, width, height);
      if (width === order.size.width && height === order.size.height) {
        pixels = new Uint8Array(data.buffer);
      } else {
        for (let row = 0; row < height; row++)
          pixels.set(
            data.subarray(row * width * 4, (row + 1) * width * 4),
            ((top + row) * order.size.width + left) * 4,
          );
      }
      await writer.writeFrame(pixels);
      // The canvas takes back a frame's memory only between turns of the event loop; without one, each frame gets
      // fresh memory from the system, which costs more than painting it.
      await turn();
      const soundEnd = Math.round(((frame + 1) / painter.frames) * (sound.length / 2)) * 2;
      // In step with the pictures, so that the file is well interleaved.
      if (frame % 10 === 9 || frame === painter.frames - 1) {
        await writer.writeSound(sound.subarray(soundDone, soundEnd));
        soundDone = soundEnd;
        onProgress((frame + 1) / painter.frames);
      }
    }
    await writer.finish();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** One frame of a clip that is not painted, as WebP. */
export async function paintStill(order: ClipOrder, frame: number): Promise<Uint8Array> {
  const painter = new ClipPainter(shotOf(order), order.size, order.frameRate, await openingOf(order));
  painter.paint(Math.max(0, Math.min(frame, painter.frames - 1)));
  return painter.canvas.encode('webp', 80);
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Ticks of the picture track that divide a frame evenly. */
function timescaleOf({numerator, denominator}: FrameRate): number {
  if ((30_000 * denominator) % numerator === 0) return 30_000;
  return denominator === 1 ? numerator * 1000 : numerator;
}

async function openingOf({opening, size}: ClipOrder): Promise<OpeningPicture | null> {
  switch (opening?.kind) {
    case 'last-frame': {
      const {lastFrame} = await readClip(opening.path);
      const canvas = createCanvas(lastFrame.width, lastFrame.height);
      const ctx = canvas.getContext('2d');
      const data = ctx.createImageData(lastFrame.width, lastFrame.height);
      data.data.set(lastFrame.rgba);
      ctx.putImageData(data, 0, 0);
      return {canvas: covering(canvas, size), holdSeconds: 0, blendSeconds: 0.5};
    }
    case 'image':
      return {canvas: covering(await loadImage(opening.path), size), holdSeconds: 0.4, blendSeconds: 0.6};
    case undefined:
      return null;
  }
}

/** A picture of the clip's size; what does not fit is cut off evenly. */
function covering(picture: Canvas | Awaited<ReturnType<typeof loadImage>>, {width, height}: Size): Canvas {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  ctx.imageSmoothingQuality = 'high';
  const scale = Math.max(width / picture.width, height / picture.height);
  if (scale === 1) ctx.drawImage(picture, (width - picture.width) / 2, (height - picture.height) / 2);
  else
    ctx.drawImage(
      picture,
      (width - picture.width * scale) / 2,
      (height - picture.height * scale) / 2,
      picture.width * scale,
      picture.height * scale,
    );
  return canvas;
}
