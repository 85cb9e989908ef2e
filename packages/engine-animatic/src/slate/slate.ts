import type {SKRSContext2D} from '@napi-rs/canvas';
import {mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, ellipse, line, poly, type Shape} from '../pen/shape.ts';
import type {Shot} from '../shot/shot.ts';
import type {Move} from '../words/camera.ts';
import {canSet, font} from './fonts.ts';
import type {SheetLayout} from './layout.ts';
import {paperColour, paperInk} from './paper.ts';
import {wrapText} from './wrap-text.ts';

const softInk = mix(paperInk, paperColour, 0.42);

/** Where the running timecode goes. */
export type TimecodePlace = {readonly right: number; readonly baseline: number; readonly size: number};

/** Everything on the slate but the running numbers: prompt, length, cast, camera move. */
export function paintSlate(pen: Pen, shot: Shot, {slate, type, portrait}: SheetLayout): TimecodePlace {
  const {ctx} = pen;
  ctx.textBaseline = 'alphabetic';
  const lineHeight = type * 1.28;
  const column = portrait ? 0 : type * 15.5;
  const promptWidth = slate.width - column;
  const size = type * 1.06;
  ctx.font = font(size, 400);
  const lines = wrapText(shot.prompt, promptWidth, portrait ? 3 : 2, (text) => textWidth(ctx, text, size));
  lines.forEach((text, index) =>
    setText(pen, text, slate.left, slate.top + type + index * lineHeight, size, paperInk, 400),
  );
  const second = slate.top + type + (portrait ? 3.15 : 2.12) * lineHeight;
  const chips = castChips(pen, shot, slate.left, second, type, promptWidth);
  const place: TimecodePlace = {
    right: slate.left + slate.width,
    baseline: portrait ? second + lineHeight * 1.25 : slate.top + type * 1.25,
    size: type * 1.5,
  };
  const row = portrait ? place.baseline : second;
  const label = labelOf(shot);
  const arrowSize = type * 0.5;
  if (portrait) {
    arrow(pen, shot.camera.move, slate.left + arrowSize, row - type * 0.36, arrowSize);
    setText(pen, label, slate.left + arrowSize * 2 + type * 0.6, row, type * 0.92, softInk, 600);
  } else {
    ctx.font = font(type * 0.92, 600);
    const width = ctx.measureText(label).width;
    setText(pen, label, place.right - width, row, type * 0.92, softInk, 600);
    arrow(pen, shot.camera.move, place.right - width - type * 0.5 - arrowSize, row - type * 0.34, arrowSize);
  }
  void chips;
  return place;
}

/** The running timecode, in cells of one width so that digits do not dance. */
export function setTimecode(ctx: SKRSContext2D, text: string, {right, baseline, size}: TimecodePlace): void {
  ctx.font = font(size, 600);
  ctx.fillStyle = paperInk;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  const cell = size * 0.6;
  const narrow = size * 0.3;
  let x = right;
  for (let index = text.length - 1; index >= 0; index--) {
    const character = text[index] ?? '';
    const width = character === ':' ? narrow : cell;
    ctx.fillText(character, x - width / 2, baseline - (character === ':' ? size * 0.05 : 0));
    x -= width;
  }
}

/** How the camera moves, how long, and which take: `Push in, slow   8 s`. */
function labelOf({camera: {move, speed}, seconds, take}: Shot): string {
  const isPaced = move !== 'static' && move !== 'drift' && speed !== 'even';
  return [
    `${moveNames[move]}${isPaced ? `, ${speed}` : ''}`,
    `${seconds} s`,
    ...(take === 1 ? [] : [`take ${take}`]),
  ].join('   ');
}

function castChips(
  pen: Pen,
  {cast, props}: Shot,
  left: number,
  baseline: number,
  type: number,
  width: number,
): number {
  const {ctx} = pen;
  const radius = type * 0.42;
  const people = cast
    .filter((member) => member.cast)
    .map(({design}) => ({name: design.name, colours: [design.garmentColour, design.coat] as const}));
  const things = [...cast.flatMap(({holds}) => holds), ...props.map(({design}) => design)].map((design) => ({
    name: design.name,
    colours: [design.colour, null] as const,
  }));
  let x = left;
  for (const {name, colours} of [...people, ...things].slice(0, 5)) {
    ctx.font = font(type * 0.92, 600);
    const wide = textWidth(ctx, name, type * 0.92);
    if (x + radius * 2 + wide > left + width) break;
    const centre = [x + radius, baseline - type * 0.34] as const;
    pen.fill(ellipse(centre[0], centre[1], radius, radius), colours[0]);
    const coat = colours[1];
    if (coat !== null) {
      pen.clip(ellipse(centre[0], centre[1], radius, radius), () =>
        pen.fill(ellipse(centre[0], centre[1] - radius * 0.85, radius * 0.95, radius * 0.8), coat),
      );
    }
    pen.ink(ellipse(centre[0], centre[1], radius, radius), {width: 0.9});
    setText(pen, name, x + radius * 2 + type * 0.38, baseline, type * 0.92, paperInk, 600);
    x += radius * 2 + wide + type * 1.5;
  }
  return x;
}

const moveNames: Readonly<Record<Move, string>> = {
  'push-in': 'Push in',
  'pull-out': 'Pull out',
  'pan-left': 'Pan left',
  'pan-right': 'Pan right',
  'tilt-up': 'Tilt up',
  'tilt-down': 'Tilt down',
  tracking: 'Tracking',
  static: 'Static',
  drift: 'Hold',
};

/** A small drawn sign for each move. */
function arrow(pen: Pen, move: Move, x: number, y: number, size: number): void {
  const ink = {width: 1.2, colour: softInk};
  const head = (tipX: number, tipY: number, dirX: number, dirY: number): void => {
    const reach = size * 0.55;
    pen.fill(
      poly([
        [tipX, tipY],
        [tipX - dirX * reach - dirY * reach * 0.6, tipY - dirY * reach + dirX * reach * 0.6],
        [tipX - dirX * reach + dirY * reach * 0.6, tipY - dirY * reach - dirX * reach * 0.6],
      ]),
      softInk,
    );
  };
  const shaft = (fromX: number, fromY: number, toX: number, toY: number): Shape =>
    line([fromX, fromY], [toX, toY]);
  switch (move) {
    case 'pan-left':
    case 'pan-right':
    case 'tracking': {
      const side = move === 'pan-left' ? -1 : 1;
      pen.ink(shaft(x - side * size, y, x + side * size * 0.6, y), ink);
      head(x + side * size, y, side, 0);
      if (move === 'tracking')
        pen.ink(shaft(x - size, y + size * 0.6, x + size, y + size * 0.6), {...ink, width: 0.8});
      return;
    }
    case 'tilt-up':
    case 'tilt-down': {
      const side = move === 'tilt-up' ? -1 : 1;
      pen.ink(shaft(x, y - side * size, x, y + side * size * 0.6), ink);
      head(x, y + side * size, 0, side);
      return;
    }
    case 'push-in':
    case 'pull-out':
      for (const side of [-1, 1]) {
        const [near, far] = [x + side * size * 0.25, x + side * size * 1.05];
        pen.ink(shaft(near, y, far, y), ink);
        if (move === 'push-in') head(near - side * size * 0.1, y, -side, 0);
        else head(far, y, side, 0);
      }
      return;
    case 'static':
    case 'drift':
      pen.ink(arc(x, y, size * 0.62, size * 0.62, 0, 1), ink);
      pen.fill(ellipse(x, y, size * 0.2, size * 0.2), softInk);
  }
}

function textWidth(ctx: SKRSContext2D, text: string, size: number): number {
  if (canSet(text)) return ctx.measureText(text).width;
  return text
    .split(' ')
    .reduce(
      (sum, word, index) =>
        sum +
        (index === 0 ? 0 : size * 0.26) +
        (canSet(word) ? ctx.measureText(word).width : greekedWidth(word, size)),
      0,
    );
}

const greekedWidth = (word: string, size: number): number => word.length * size * 0.62;

/** Sets a line. A word in a script that the fonts lack is greeked, as layout artists do: a pencilled wave of its length. */
function setText(
  pen: Pen,
  text: string,
  left: number,
  baseline: number,
  size: number,
  colour: `#${string}`,
  weight: 400 | 600,
): void {
  const {ctx} = pen;
  ctx.font = font(size, weight);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = colour;
  if (canSet(text)) {
    ctx.fillText(text, left, baseline);
    return;
  }
  let x = left;
  for (const word of text.split(' ')) {
    if (canSet(word)) {
      ctx.fillText(word, x, baseline);
      x += ctx.measureText(word).width + size * 0.26;
      continue;
    }
    const width = greekedWidth(word, size);
    const waves = Math.max(2, Math.round(width / (size * 0.3)));
    pen.ink(
      line(
        ...Array.from(
          {length: waves + 1},
          (_, index) =>
            [x + (width * index) / waves, baseline - size * (index % 2 === 0 ? 0.12 : 0.5)] as const,
        ),
      ),
      {width: 1.1, colour, alpha: 0.8},
    );
    x += width + size * 0.26;
    ctx.fillStyle = colour;
  }
}
