import {createCanvas, loadImage, type SKRSContext2D} from '@napi-rs/canvas';
import type {FocusPlace} from '../conform/focus-at.ts';
import {layOutContactSheet, type CellBox, type SheetLayout} from './lay-out-contact-sheet.ts';
import {sheetFont} from './sheet-fonts.ts';
import {wrapText} from './wrap-text.ts';

/** A shot of a film's storyboard. */
export type ContactCell = {
  /** A frame of the shot; `null` where there is none yet. One of another shape fills its cell and loses the rest. */
  readonly png: Uint8Array | null;
  /** What of such a frame is in the middle of its cell, as far as its edges allow. @default its middle */
  readonly focus?: FocusPlace;
  readonly address: string;
  readonly seconds: number;
  readonly prompt: string;
  /** What else there is to say: `trimmed to 6.5 s`. */
  readonly note?: string;
};

export type ContactSheet = {
  readonly title: string;
  readonly cells: readonly ContactCell[];
  /** Width of a cell's picture by its height. */
  readonly aspect: number;
  /** How many shots there are, where some have several cells. @default one for each */
  readonly shots?: number;
  /** Length of the film, in which scenes may overlap. @default the sum of its shots */
  readonly seconds?: number;
  /** @default as many as look well in this aspect */
  readonly columns?: number;
  /** What some cells begin, in order. @default none */
  readonly groups?: readonly ContactGroup[];
};

/** A part of a sheet, with a heading. */
export type ContactGroup = {
  readonly title: string;
  readonly note: string;
  /** Number of its first cell. */
  readonly firstCell: number;
};

const paper = '#16181d';
const ink = '#f2f0ea';
const quiet = '#a3a6ad';
const faint = '#2a2d35';
const accent = '#ff7a45';

/** Paints the storyboard of a film as one picture: a frame a shot, with address, seconds and prompt. Returns a PNG. */
export async function paintContactSheet(sheet: ContactSheet): Promise<Uint8Array> {
  const {title, cells, aspect, shots = cells.length, columns, seconds, groups = []} = sheet;
  const frames = await Promise.all(
    cells.map(async ({png}) => (png === null ? null : loadImage(Buffer.from(png)))),
  );
  const layout = layOutContactSheet({
    cells: cells.length,
    aspect,
    groups: groups.map(({firstCell}) => firstCell),
    ...(columns !== undefined && {columns}),
  });
  const canvas = createCanvas(layout.width, layout.height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, layout.width, layout.height);
  paintHead(context, layout, title, {shots, seconds: seconds ?? sumSeconds(cells)});
  for (const [index, group] of groups.entries()) {
    const place = layout.headings[index];
    if (place !== undefined) paintHeading(context, place, group);
  }
  for (const [index, cell] of cells.entries()) {
    const box = layout.boxes[index];
    if (box !== undefined) paintCell(context, box, cell, frames[index] ?? null, index + 1);
  }
  return canvas.encode('png');
}

type Frame = Awaited<ReturnType<typeof loadImage>>;

function sumSeconds(cells: readonly ContactCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.seconds, 0);
}

function paintHead(
  context: SKRSContext2D,
  {width, margin}: SheetLayout,
  title: string,
  {shots, seconds}: {readonly shots: number; readonly seconds: number},
): void {
  const facts = `${shots} ${shots === 1 ? 'shot' : 'shots'} · ${spoken(seconds)} s`;
  context.textBaseline = 'alphabetic';
  context.fillStyle = quiet;
  context.font = sheetFont(26, 500);
  const factsWidth = context.measureText(facts).width;
  context.fillText(facts, width - margin - factsWidth, margin + 46);
  context.fillStyle = ink;
  context.font = sheetFont(52, 700);
  const [line = ''] = wrapText(title, {
    width: width - 2 * margin - factsWidth - 40,
    lines: 1,
    measure: measureWith(context),
  });
  context.fillText(line, margin, margin + 46);
  context.fillStyle = accent;
  context.fillRect(margin, margin + 72, 64, 5);
}

function paintHeading(
  context: SKRSContext2D,
  {x, y, width}: SheetLayout['headings'][number],
  {title, note}: ContactGroup,
): void {
  context.fillStyle = ink;
  context.font = sheetFont(32, 700);
  context.fillText(title, x, y + 32);
  const titleWidth = context.measureText(title).width;
  context.fillStyle = quiet;
  context.font = sheetFont(20, 400);
  const room = width - titleWidth - 24;
  const [line = ''] = wrapText(note, {width: room, lines: 1, measure: measureWith(context)});
  context.fillText(line, x + titleWidth + 24, y + 32);
  context.fillStyle = faint;
  context.fillRect(x, y + 50, width, 2);
}

function paintCell(
  context: SKRSContext2D,
  box: CellBox,
  cell: ContactCell,
  frame: Frame | null,
  number: number,
): void {
  const {x, y, width, pictureHeight} = box;
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, pictureHeight, 10);
  context.clip();
  context.fillStyle = faint;
  context.fillRect(x, y, width, pictureHeight);
  if (frame !== null) drawCovering(context, frame, box, cell.focus);
  context.restore();

  const label = String(number);
  context.font = sheetFont(20, 700);
  context.fillStyle = accent;
  const numberWidth = context.measureText(label).width;
  let line = y + pictureHeight + 36;
  context.fillText(label, x, line);
  const duration = `${spoken(cell.seconds)} s`;
  context.fillStyle = quiet;
  context.font = sheetFont(20, 500);
  const durationWidth = context.measureText(duration).width;
  context.fillText(duration, x + width - durationWidth, line);
  context.fillStyle = ink;
  context.font = sheetFont(20, 700);
  const room = width - numberWidth - durationWidth - 28;
  const [address = ''] = wrapText(cell.address, {width: room, lines: 1, measure: measureWith(context)});
  context.fillText(address, x + numberWidth + 12, line);

  context.font = sheetFont(19, 400);
  context.fillStyle = quiet;
  const lines = cell.note === undefined ? box.promptLines : box.promptLines - 1;
  for (const words of wrapText(cell.prompt, {width, lines, measure: measureWith(context)})) {
    line += 27;
    context.fillText(words, x, line);
  }
  if (cell.note === undefined) return;
  context.fillStyle = accent;
  const [note = ''] = wrapText(cell.note, {width, lines: 1, measure: measureWith(context)});
  context.fillText(note, x, line + 27);
}

/** Fills the cell, around the focus: conforming a clip crops its pictures alike. */
function drawCovering(
  context: SKRSContext2D,
  frame: Frame,
  {x, y, width, pictureHeight}: CellBox,
  focus: FocusPlace = {x: 0.5, y: 0.5},
): void {
  const scale = Math.max(width / frame.width, pictureHeight / frame.height);
  const [drawnWidth, drawnHeight] = [frame.width * scale, frame.height * scale];
  const left = cropStart(focus.x, drawnWidth, width);
  const top = cropStart(focus.y, drawnHeight, pictureHeight);
  context.drawImage(frame, x - left, y - top, drawnWidth, drawnHeight);
}

function cropStart(focus: number, whole: number, part: number): number {
  return Math.min(Math.max(focus * whole - part / 2, 0), whole - part);
}

function measureWith(context: SKRSContext2D): (text: string) => number {
  return (text) => context.measureText(text).width;
}

/** `6.5`, `8`. */
function spoken(seconds: number): string {
  return String(Math.round(seconds * 10) / 10);
}
