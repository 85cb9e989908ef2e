import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {afterAll, expect, test} from 'vitest';
import {fps30} from '../__fixtures__/clips.ts';
import {houseOf} from '../house-encoder.ts';
import {making} from '../making.ts';
import {gradeFilters} from './grade-filters.ts';

const media = createMedia({workers: 1});
const folder = mkdtempSync(join(tmpdir(), "matchcut grade: it's [1], or"));
afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

type Colour = readonly [number, number, number];

const points = 9;
/** Neither linear nor the same for any two channels. */
const warm = ([r, g, b]: Colour): Colour => [r ** 0.8, 0.85 * g + 0.1 * r * b, 0.7 * b ** 1.3 + 0.05];
const fade = ([r, g, b]: Colour): Colour => [0.1 + 0.8 * r, 0.12 + 0.75 * g, 0.15 + 0.7 * b];

/** Blocks of 16 by 16 pixels, each of one colour: all that there are in steps. */
const blocks = {across: 12, down: 9};
const size = {width: 16 * blocks.across, height: 16 * blocks.down};
const block = (index: number): Colour => [24 + 2 * index, 80 + ((37 * index) % 96), 80 + ((59 * index) % 96)];

test('a table changes colours as its definition says, to two steps of 255', async () => {
  expect(await furthest([warm])).toBeLessThanOrEqual(2);
});

test('of two tables the first is applied first', async () => {
  expect(await furthest([warm, fade])).toBeLessThanOrEqual(2);
  expect(await furthest([fade, warm], [warm, fade])).toBeGreaterThan(4);
});

test('a table that changes nothing changes nothing but what no screen shows', async () => {
  expect(await furthest([(colour) => colour])).toBeLessThanOrEqual(2);
});

/** The furthest that the middle of any block is from what the tables make of it. */
async function furthest(wanted: readonly ((colour: Colour) => Colour)[], applied = wanted): Promise<number> {
  const paths = applied.map((table, index) => {
    const path = join(folder, `${index}.cube`);
    writeFileSync(path, cubeText(table));
    return path;
  });
  const raw = join(folder, 'out.raw');
  const number = `(floor(X/16)+${blocks.across}*floor(Y/16))`;
  const colourNumber = `(floor(X/8)+${blocks.across}*floor(Y/8))`;
  const {pixels} = houseOf(making.conform.encoder);
  await media.transcode({
    inputs: [],
    graph:
      `color=black:s=${size.width}x${size.height}:r=30,trim=end_frame=1,format=yuv420p,` +
      `geq=lum='24+2*${number}':cb='80+mod(37*${colourNumber},96)':cr='80+mod(59*${colourNumber},96)',` +
      `${['setparams=colorspace=bt709:range=tv', ...gradeFilters(paths, pixels)].join(',')}[v]`,
    video: {codec: 'rawvideo', options: {}, frameRate: fps30, timescale: 30_000},
    audio: null,
    output: {path: raw, format: 'rawvideo'},
  });
  const bytes = readFileSync(raw);
  const luma = size.width * size.height;
  let worst = 0;
  for (let index = 0; index < blocks.across * blocks.down; index += 1) {
    const [x, y] = [16 * (index % blocks.across) + 8, 16 * Math.floor(index / blocks.across) + 8];
    const chroma = (y / 2) * (size.width / 2) + x / 2;
    const found = [
      bytes[y * size.width + x] ?? NaN,
      bytes[luma + chroma] ?? NaN,
      bytes[luma + luma / 4 + chroma] ?? NaN,
    ];
    const expected = toYuv(wanted.reduce((colour, table) => lookUp(table, colour), toRgb(block(index))));
    for (const plane of [0, 1, 2])
      worst = Math.max(worst, Math.abs((found[plane] ?? NaN) - (expected[plane] ?? NaN)));
  }
  return worst;
}

function cubeText(table: (colour: Colour) => Colour): string {
  const rows: string[] = [];
  const at = (index: number): number => index / (points - 1);
  for (let b = 0; b < points; b += 1)
    for (let g = 0; g < points; g += 1)
      for (let r = 0; r < points; r += 1)
        rows.push(
          table([at(r), at(g), at(b)])
            .map((value) => value.toFixed(6))
            .join(' '),
        );
  return ['TITLE "test"', `LUT_3D_SIZE ${points}`, ...rows, ''].join('\n');
}

/** Between the points of the table, by the tetrahedron that a colour lies in: along its largest part first. */
function lookUp(table: (colour: Colour) => Colour, colour: Colour): Colour {
  const scaled = colour.map((value) => Math.min(Math.max(value, 0), 1) * (points - 1));
  const corner = scaled.map((value) => Math.min(Math.floor(value), points - 2));
  const rest = scaled.map((value, channel) => value - (corner[channel] ?? 0));
  const order = [0, 1, 2].toSorted((a, b) => (rest[b] ?? 0) - (rest[a] ?? 0));
  const valueAt = (place: readonly number[]): Colour => {
    const [r = 0, g = 0, b = 0] = place.map((index) => index / (points - 1));
    return table([r, g, b]);
  };
  const place = [...corner];
  let before = valueAt(place);
  let [r, g, b] = before;
  for (const channel of order) {
    place[channel] = (place[channel] ?? 0) + 1;
    const after = valueAt(place);
    const weight = rest[channel] ?? 0;
    r += weight * (after[0] - before[0]);
    g += weight * (after[1] - before[1]);
    b += weight * (after[2] - before[2]);
    before = after;
  }
  return [r, g, b];
}

const [red, green, blue] = [0.2126, 0.7152, 0.0722];

function toRgb([y, u, v]: Colour): Colour {
  const [luma, cb, cr] = [(y - 16) / 219, (u - 128) / 224, (v - 128) / 224];
  const [r, b] = [luma + 2 * (1 - red) * cr, luma + 2 * (1 - blue) * cb];
  const clip = (value: number): number => Math.min(Math.max(value, 0), 1);
  return [clip(r), clip((luma - red * r - blue * b) / green), clip(b)];
}

function toYuv([r, g, b]: Colour): Colour {
  const luma = red * r + green * g + blue * b;
  return [16 + 219 * luma, 128 + (112 * (b - luma)) / (1 - blue), 128 + (112 * (r - luma)) / (1 - red)];
}
