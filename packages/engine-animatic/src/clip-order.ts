import type {FrameRate, Size} from '@matchcut/engine';
import type {FigureDesign} from './figure/figure-design.ts';
import type {Panel} from './panel.ts';
import type {PropDesign} from './prop/prop-design.ts';
import {readShot} from './shot/read-shot.ts';
import type {Shot} from './shot/shot.ts';
import {layOutSheet} from './slate/layout.ts';

/** One clip to paint, as plain data. */
export type ClipOrder = {
  /** From 1 on. */
  readonly take: number;
  readonly prompt: string;
  /** A change to a finished clip, whose prompt is `prompt`. */
  readonly edit: string | null;
  readonly size: Size;
  readonly seconds: number;
  readonly frameRate: FrameRate;
  readonly identities: readonly (FigureDesign | PropDesign)[];
  /** What the clip carries on from. */
  readonly start: Panel | null;
  /** What the first frame is: the last one of a clip, or an image. */
  readonly opening: {readonly kind: 'last-frame' | 'image'; readonly path: string} | null;
};

export function framesOf({
  seconds,
  frameRate: {numerator, denominator},
}: Pick<ClipOrder, 'seconds' | 'frameRate'>): number {
  return Math.round((seconds * numerator) / denominator);
}

export function shotOf(order: ClipOrder): Shot {
  const {picture} = layOutSheet(order.size);
  return readShot({
    prompt: order.prompt,
    take: order.take,
    edit: order.edit,
    seconds: order.seconds,
    frames: framesOf(order),
    aspect: picture.width / picture.height,
    identities: order.identities,
    previous: order.start,
  });
}
