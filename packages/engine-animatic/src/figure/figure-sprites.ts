import {createCanvas, type Canvas, type SKRSContext2D} from '@napi-rs/canvas';
import type {Colour} from '../colour/colour.ts';
import {addGrain} from '../pen/paper.ts';
import {Pen} from '../pen/pen.ts';
import {ellipse} from '../pen/shape.ts';
import {drawProp} from '../prop/draw-prop.ts';
import {props} from '../prop/prop-design.ts';
import type {CastMember} from '../shot/shot.ts';
import {drawFigure, type HeldThing} from './draw-figure.ts';
import type {Pose} from './pose.ts';

// What a figure with hat, tail and umbrella can fill, in figure units.
const box = {left: -0.62, right: 0.66, top: -1.5, bottom: 0.06} as const;

/** The drawings of one figure, each made when it is first needed. */
export class FigureSprites {
  readonly #member: CastMember;
  readonly #density: number;
  readonly #unit: number;
  readonly #ink: Colour;
  readonly #drawings = new Map<string, Canvas>();

  constructor(
    member: CastMember,
    options: {readonly density: number; readonly unit: number; readonly ink: Colour},
  ) {
    this.#member = member;
    this.#density = options.density;
    this.#unit = options.unit;
    this.#ink = options.ink;
  }

  /** Lays a drawing into a frame: feet at `x`, `y`, `scale` pixels a figure unit. */
  lay(
    ctx: SKRSContext2D,
    pose: Pose,
    boil: number,
    at: {readonly x: number; readonly y: number; readonly scale: number; readonly flip: boolean},
  ): void {
    const drawing = this.#drawing(pose, boil, at.flip);
    const ratio = at.scale / this.#density;
    const left = at.flip ? -box.right : box.left;
    ctx.drawImage(
      drawing,
      at.x + left * at.scale,
      at.y + box.top * at.scale,
      drawing.width * ratio,
      drawing.height * ratio,
    );
  }

  #drawing(pose: Pose, boil: number, flip: boolean): Canvas {
    const key = JSON.stringify([pose, boil, flip]);
    const known = this.#drawings.get(key);
    if (known !== undefined) return known;
    const density = this.#density;
    const canvas = createCanvas(
      Math.ceil((box.right - box.left) * density),
      Math.ceil((box.bottom - box.top) * density),
    );
    const ctx = canvas.getContext('2d');
    const left = flip ? -box.right : box.left;
    const pen = new Pen(ctx, {
      unit: this.#unit,
      seed: 100 + boil,
      ink: this.#ink,
      matrix: [density, 0, 0, density, -left * density, -box.top * density],
    });
    if (!pose.seated) pen.fill(ellipse(0.02, 0, pose.stride === null ? 0.19 : 0.24, 0.022), '#2b3350', 0.24);
    drawFigure(pen.within({flip}), this.#member.design, pose, this.#held());
    addGrain(ctx, canvas.width, canvas.height);
    this.#drawings.set(key, canvas);
    return canvas;
  }

  #held(): readonly HeldThing[] {
    const ranked = this.#member.holds.toSorted((a, b) => rank(a.shape) - rank(b.shape));
    return ranked.slice(0, 2).map((design, index) => ({
      hand: index === 0 ? 'near' : 'far',
      draw: (pen) => drawProp(pen, design),
      behind: design.shape === 'umbrella',
    }));
  }
}

function rank(shape: CastMember['holds'][number]['shape']): number {
  const carried = shape === 'thing' ? 'ground' : props[shape].carried;
  return carried === 'raised' ? 0 : carried === 'front' ? 1 : 2;
}
