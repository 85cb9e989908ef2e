import {writeFile} from 'node:fs/promises';
import {createCanvas} from '@napi-rs/canvas';
import type {OverlayPainter, PaintJob} from '../overlay/create-overlay-painter.ts';

/** A painter without a browser: `box x y width height colour` is the overlay's address. */
export function paintBoxes(jobs: PaintJob[] = []): OverlayPainter {
  return {
    warmUp: async () => {},
    hasNewCode: async () => false,
    async paint(job) {
      jobs.push(job);
      const [, x, y, width, height, colour = 'red'] = job.address.split(' ');
      for (const {path} of job.frames) {
        const {size, scale = 1} = job;
        const canvas = createCanvas(Math.round(size.width * scale), Math.round(size.height * scale));
        const context = canvas.getContext('2d');
        context.scale(scale, scale);
        context.fillStyle = colour;
        context.fillRect(Number(x), Number(y), Number(width), Number(height));
        await writeFile(path, canvas.toBuffer('image/png'));
      }
    },
    close: () => Promise.resolve(),
  };
}
