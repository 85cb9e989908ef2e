import type {Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import type {Point} from '../pen/shape.ts';
import {canSet, font} from '../slate/fonts.ts';

/** Sign writing, centred on a point and squeezed into a width. Text that cannot be set is left out. */
export function lettering(
  pen: Pen,
  text: string,
  at: Point,
  size: number,
  width: number,
  colour: Colour,
): void {
  if (!canSet(text)) return;
  const {ctx} = pen;
  const [x, y] = pen.toPixels(at);
  ctx.font = font(size * pen.scale, 600);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y, width * pen.scale);
}
