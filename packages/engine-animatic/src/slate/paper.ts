import type {SKRSContext2D} from '@napi-rs/canvas';
import type {Size} from '@matchcut/engine';
import {addGrain} from '../pen/paper.ts';
import {Pen} from '../pen/pen.ts';
import {rect} from '../pen/shape.ts';
import type {SheetLayout} from './layout.ts';

export const paperColour = '#f3ecdc';
export const paperInk = '#2f2b36';

/** The sheet itself with the ruled edge of the panel. */
export function paintPaper(ctx: SKRSContext2D, size: Size, {picture, unit}: SheetLayout): Pen {
  ctx.fillStyle = paperColour;
  ctx.fillRect(0, 0, size.width, size.height);
  addGrain(ctx, size.width, size.height);
  const pen = new Pen(ctx, {unit, seed: 3, ink: paperInk, matrix: [1, 0, 0, 1, 0, 0]});
  const gap = 2.6 * unit;
  pen.ink(rect(picture.left - gap, picture.top - gap, picture.width + gap * 2, picture.height + gap * 2), {
    width: 1.7,
  });
  return pen;
}
