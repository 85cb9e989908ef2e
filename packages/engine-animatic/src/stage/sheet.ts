import {createCanvas, type Canvas, type SKRSContext2D} from '@napi-rs/canvas';
import type {Colour} from '../colour/colour.ts';
import {addGrain} from '../pen/paper.ts';
import {Pen} from '../pen/pen.ts';
import type {Offset, StillLayer} from '../setting/setting.ts';
import {project, type CameraView, type Picture, type Projection} from './camera-view.ts';

/** A layer painted once, ready to be laid into any frame. */
export type Sheet = {
  readonly layer: StillLayer;
  readonly canvas: Canvas;
  /** Stage units of the sheet's corner, and its pixels a stage unit. */
  readonly left: number;
  readonly top: number;
  readonly density: number;
};

// A sheet larger than this is painted less finely: memory, and the time to fill it.
const largestSide = 5200;

/** Paints what the camera will see of a layer; `null` where it never sees any. */
export function paintSheet(
  layer: StillLayer,
  views: readonly {readonly camera: CameraView; readonly seconds: number}[],
  picture: Picture,
  {unit, ink}: {readonly unit: number; readonly ink: Colour},
): Sheet | null {
  let [left, top, right, bottom, density] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (const {camera, seconds} of views) {
    const {originX, originY, scale} = project(camera, layer.depth, picture);
    const {x, y} = layer.motion?.(seconds) ?? still;
    left = Math.min(left, (picture.left - originX) / scale - x);
    right = Math.max(right, (picture.left + picture.width - originX) / scale - x);
    top = Math.min(top, (picture.top - originY) / scale - y);
    bottom = Math.max(bottom, (picture.top + picture.height - originY) / scale - y);
    density = Math.max(density, scale);
  }
  const margin = 3 / density;
  left = Math.max(left - margin, layer.box?.left ?? -Infinity);
  right = Math.min(right + margin, layer.box?.right ?? Infinity);
  top = Math.max(top - margin, layer.box?.top ?? -Infinity);
  bottom = Math.min(bottom + margin, layer.box?.bottom ?? Infinity);
  if (right <= left || bottom <= top) return null;
  density *= Math.min(1, largestSide / (Math.max(right - left, bottom - top) * density));
  const width = Math.ceil((right - left) * density);
  const height = Math.ceil((bottom - top) * density);
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const near = density / picture.height;
  layer.paint(
    new Pen(ctx, {unit: unit * Math.max(1, near) ** 0.45, seed: 7, ink, matrix: [density, 0, 0, density, -left * density, -top * density]}),
  );
  addGrain(ctx, width, height);
  return {layer, canvas, left, top, density};
}

const still: Offset = {x: 0, y: 0};

export function laySheet(ctx: SKRSContext2D, {layer, canvas, left, top, density}: Sheet, view: Projection, seconds: number, picture: Picture): void {
  const {x, y} = layer.motion?.(seconds) ?? still;
  const ratio = view.scale / density;
  const dx = view.originX + (left + x) * view.scale;
  const dy = view.originY + (top + y) * view.scale;
  const [width, height] = [canvas.width * ratio, canvas.height * ratio];
  if (dx > picture.left + picture.width || dx + width < picture.left || dy > picture.top + picture.height || dy + height < picture.top) return;
  // Without scaling, whole pixels are as sharp and much quicker.
  if (Math.abs(ratio - 1) < 1e-6 && layer.motion === undefined && Math.abs(dx - Math.round(dx)) < 1e-3) ctx.drawImage(canvas, Math.round(dx), Math.round(dy));
  else ctx.drawImage(canvas, dx, dy, width, height);
}
