import {createCanvas, type Canvas, type SKRSContext2D} from '@napi-rs/canvas';
import type {Colour} from '../colour/colour.ts';
import {addGrain} from '../pen/paper.ts';
import {Pen} from '../pen/pen.ts';
import type {Offset, StillLayer} from '../setting/setting.ts';
import {project, type CameraView, type Picture} from './camera-view.ts';
import {inkedParts, type Part} from './inked-parts.ts';

/** What the camera sees at a time. */
export type Sight = {readonly camera: CameraView; readonly seconds: number};

/** Layers painted once onto one sheet, ready to be laid into any frame. */
export type Sheet = {
  readonly depth: number;
  readonly motion: ((seconds: number) => Offset) | undefined;
  readonly canvas: Canvas;
  /** The parts of it that hold paint. */
  readonly parts: readonly Part[];
  /** Stage units of the sheet's corner at its depth, and its pixels a stage unit. */
  readonly left: number;
  readonly top: number;
  readonly density: number;
};

// A sheet larger than this is painted less finely: memory, and the time to fill it.
const largestSide = 5200;

/**
 * Paints what the camera will see of some layers, all of which move as the sheet's depth does; `null` where it
 * never sees any.
 */
export function paintSheet(
  layers: readonly StillLayer[],
  depth: number,
  sights: readonly [Sight, ...Sight[]],
  picture: Picture,
  {unit, ink}: {readonly unit: number; readonly ink: Colour},
): Sheet | null {
  const motion = layers[0]?.motion;
  let [left, top, right, bottom, density] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (const {camera, seconds} of sights) {
    const {originX, originY, scale} = project(camera, depth, picture);
    const {x, y} = motion?.(seconds) ?? rest;
    left = Math.min(left, (picture.left - originX) / scale - x);
    right = Math.max(right, (picture.left + picture.width - originX) / scale - x);
    top = Math.min(top, (picture.top - originY) / scale - y);
    bottom = Math.max(bottom, (picture.top + picture.height - originY) / scale - y);
    density = Math.max(density, scale);
  }
  const placed = layers.map((layer) => ({
    layer,
    ...within(layer.depth, depth, middleOf(sights).camera, picture),
  }));
  const margin = 3 / density;
  const reach = (
    side: 'left' | 'right' | 'top' | 'bottom',
    open: number,
    choose: (...values: number[]) => number,
  ): number =>
    choose(
      ...placed.map(({layer, scale, x, y}) => {
        const edge = layer.box?.[side];
        return edge === undefined ? open : edge * scale + (side === 'left' || side === 'right' ? x : y);
      }),
    );
  left = Math.max(left - margin, reach('left', -Infinity, Math.min));
  right = Math.min(right + margin, reach('right', Infinity, Math.max));
  top = Math.max(top - margin, reach('top', -Infinity, Math.min));
  bottom = Math.min(bottom + margin, reach('bottom', Infinity, Math.max));
  if (right <= left || bottom <= top) return null;
  density *= Math.min(1, largestSide / (Math.max(right - left, bottom - top) * density));
  const canvas = createCanvas(Math.ceil((right - left) * density), Math.ceil((bottom - top) * density));
  const ctx = canvas.getContext('2d');
  const lineUnit = unit * Math.max(1, density / picture.height) ** 0.45;
  for (const {layer, scale, x, y} of placed) {
    const own = density * scale;
    layer.paint(
      new Pen(ctx, {
        unit: lineUnit,
        seed: 7,
        ink,
        matrix: [own, 0, 0, own, (x - left) * density, (y - top) * density],
      }),
    );
  }
  addGrain(ctx, canvas.width, canvas.height);
  return {depth, motion, canvas, parts: inkedParts(canvas), left, top, density};
}

const rest: Offset = {x: 0, y: 0};

/** Where one depth's units lie in another's, as the camera sees both at one moment. */
function within(
  own: number,
  sheet: number,
  camera: CameraView,
  picture: Picture,
): {readonly scale: number; readonly x: number; readonly y: number} {
  const from = project(camera, own, picture);
  const to = project(camera, sheet, picture);
  return {
    scale: from.scale / to.scale,
    x: (from.originX - to.originX) / to.scale,
    y: (from.originY - to.originY) / to.scale,
  };
}

function middleOf(sights: readonly [Sight, ...Sight[]]): Sight {
  return sights[Math.floor(sights.length / 2)] ?? sights[0];
}

/** How far apart two depths drift over a shot, at the picture's edge, in heights of the picture. */
export function drift(
  one: number,
  other: number,
  sights: readonly [Sight, ...Sight[]],
  picture: Picture,
): number {
  const {scale, x, y} = within(one, other, middleOf(sights).camera, picture);
  let most = 0;
  for (const {camera} of sights) {
    const a = project(camera, one, picture);
    const b = project(camera, other, picture);
    for (const corner of [-1, 1]) {
      const [px, py] = [corner * (picture.width / picture.height) * 0.5, corner * 0.5];
      most = Math.max(
        most,
        Math.abs(a.originX + px * a.scale - (b.originX + (px * scale + x) * b.scale)),
        Math.abs(a.originY + py * a.scale - (b.originY + (py * scale + y) * b.scale)),
      );
    }
  }
  return most / picture.height;
}

export function laySheet(
  ctx: SKRSContext2D,
  {depth, motion, canvas, parts, left, top, density}: Sheet,
  camera: CameraView,
  seconds: number,
  picture: Picture,
): void {
  const view = project(camera, depth, picture);
  const {x, y} = motion?.(seconds) ?? rest;
  const ratio = view.scale / density;
  const dx = view.originX + (left + x) * view.scale;
  const dy = view.originY + (top + y) * view.scale;
  // Whole pixels are as sharp as any, and much quicker.
  const whole = Math.abs(ratio - 1) < 1e-6 && motion === undefined;
  for (const part of parts) {
    // Clipped to whole pixels, each edge rounded alike, so that parts meet without a seam or a double wash.
    const fromX = Math.max(picture.left, Math.round(dx + part.left * ratio));
    const fromY = Math.max(picture.top, Math.round(dy + part.top * ratio));
    const toX = Math.min(picture.left + picture.width, Math.round(dx + part.right * ratio));
    const toY = Math.min(picture.top + picture.height, Math.round(dy + part.bottom * ratio));
    if (toX <= fromX || toY <= fromY) continue;
    ctx.save();
    ctx.beginPath();
    ctx.rect(fromX, fromY, toX - fromX, toY - fromY);
    ctx.clip();
    if (whole) ctx.drawImage(canvas, Math.round(dx), Math.round(dy));
    else ctx.drawImage(canvas, dx, dy, canvas.width * ratio, canvas.height * ratio);
    ctx.restore();
  }
}
