import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {copyExample, runInProject, succeeded} from './__fixtures__/run-in-project.ts';

// One render of the example's three rows, which every test here looks at; the last one plans them with another price.

const minutes = 60_000;
const fps = 24;
const frames = 14.5 * fps;
const cities = ['dublin', 'tokyo', 'cairo'] as const;
const formats = ['16x9', '9x16'] as const;
/** A draft's: half of the film's. */
const sizes = {'16x9': {width: 640, height: 360}, '9x16': {width: 360, height: 640}} as const;
const each = ['--each', 'rows.csv', '--name', '{city}-{format}', '--quality', 'draft'];

type City = (typeof cities)[number];
type Format = (typeof formats)[number];
type Event = {
  readonly kind: string;
  readonly how?: string;
  readonly stepKind?: string;
  readonly address?: string;
};

let project = '';
let media: Media;
let made: readonly Event[] = [];
/** Of every frame of every cut. */
const hashes = new Map<string, readonly string[]>();

function fileOf(city: City, format: Format): string {
  return join(project, 'out', `${city}-${format}.mp4`);
}

/** The different pictures that the rows have at these seconds of the film. */
function picturesAt(format: Format, from: number, to: number): readonly number[] {
  const all = cities.map((city) => hashes.get(fileOf(city, format)) ?? []);
  return Array.from({length: Math.round((to - from) * fps)}, (_, index) => {
    const frame = Math.round(from * fps) + index;
    return new Set(all.map((cut) => cut[frame])).size;
  });
}

beforeAll(async () => {
  media = createMedia();
  project = await copyExample('launch-ad');
  const {stdout} = succeeded(await runInProject(project, ['render', '--json', ...each]));
  const events: readonly Event[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  made = events.filter(({kind, how}) => kind === 'step-done' && how === 'made');
  for (const city of cities)
    for (const format of formats)
      hashes.set(fileOf(city, format), await media.hashFrames(fileOf(city, format)));
}, 5 * minutes);

afterAll(() => media.close());

test('every row is a cut in each format, named as asked', async () => {
  const names = cities.flatMap((city) => formats.map((format) => `${city}-${format}.mp4`));
  expect((await readdir(join(project, 'out'))).toSorted()).toEqual(names.toSorted());
});

describe.each(cities.flatMap((city) => formats.map((format) => [city, format] as const)))(
  '%s in %s',
  (city, format) => {
    test('has every frame, in the size of its format, and is as loud as ads are', async () => {
      const file = fileOf(city, format);
      expect(await media.probe(file)).toMatchObject({
        durationSeconds: 14.5,
        video: {...sizes[format], frames, frameRate: {numerator: fps, denominator: 1}},
        audio: {channels: 2},
      });
      const {integrated, truePeak} = await media.loudness(file);
      expect(integrated).toBeCloseTo(-14, 0);
      expect(truePeak).toBeLessThanOrEqual(-1);
    });
  },
);

test('a shot is made once for all rows, and for each city where it names the city', () => {
  const clips = made.filter(({stepKind}) => stepKind === 'clip').map(({address}) => address ?? '');
  expect(clips.toSorted()).toEqual([
    // In both formats.
    'launch-ad/hills',
    'launch-ad/hills',
    'launch-ad/moonrise',
    // One for each city, from which the upright one is cropped.
    'launch-ad/street',
    'launch-ad/street',
    'launch-ad/street',
    'launch-ad/window',
  ]);
});

test.each(formats)('what rows share is the same picture in all of them, in %s', (format) => {
  const [same, different] = [1, cities.length];
  // Alone, between the transitions at its ends, with a call-out that is the same everywhere.
  expect(new Set(picturesAt(format, 7.5, 10.5))).toEqual(new Set([same]));
  // Up to the end card.
  expect(new Set(picturesAt(format, 11, 11.5))).toEqual(new Set([same]));
  // The streets are those of three cities; the numbers of the counter are not all of them other ones.
  expect(new Set(picturesAt(format, 0.8, 3.5))).toEqual(new Set([different]));
  expect(picturesAt(format, 5, 6.5)).toContain(different);
});

test.each(formats)('each row has its own claim and price on the end card, in %s', async (format) => {
  expect(new Set(picturesAt(format, 13, 14.5))).toEqual(new Set([cities.length]));
  const cards = await Promise.all(cities.map((city) => grey(fileOf(city, format), 14, 320, 320)));
  for (const [one, other] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    // Letters differ; the night around them, and where nothing stands, does not.
    expect(difference(rows(cards[one], 320, 120, 220), rows(cards[other], 320, 120, 220))).toBeGreaterThan(3);
    expect(difference(rows(cards[one], 320, 0, 50), rows(cards[other], 320, 0, 50))).toBeLessThan(0.5);
  }
});

describe('in the upright cut', () => {
  // In the moonrise.
  const beforeTheCard = 11.25;

  test('a cropped scene is the part of the wide one that its focus says', async () => {
    const {x, apart} = await focusAt(beforeTheCard);
    expect(x).toBeCloseTo(0.6, 2);
    expect(apart).toBeLessThan(4);
  });

  test('a focus that moves is where it should be at its ends and halfway', async () => {
    // The window begins at 7 s and the focus moves from 0.6 to 1.8 s of it.
    for (const [seconds, x] of [
      [7.5, 0.7],
      [8.2, 0.6],
      [8.9, 0.5],
    ] as const) {
      const seen = await focusAt(seconds);
      expect(Math.abs(seen.x - x)).toBeLessThan(0.015);
    }
  });

  test('a generated scene is no part of the wide one', async () => {
    const [cropped, generated] = [await focusAt(beforeTheCard), await focusAt(4.1)];
    expect(generated.apart).toBeGreaterThan(4 * cropped.apart);
  });
});

test('another price makes the end card of its row again, and nothing else', async () => {
  const csv = join(project, 'rows.csv');
  await writeFile(csv, (await readFile(csv, 'utf8')).replace(',EUR,39,', ',EUR,35,'));
  const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...each]));
  // In each of both formats its segment and the cut.
  expect(JSON.parse(stdout).totals).toMatchObject({generate: 0, compose: 4});
});

/** A frame's luma in this size. */
async function grey(path: string, seconds: number, width: number, height: number): Promise<Uint8Array> {
  const [frame = new Uint8Array()] = await media.rawFrames({
    path,
    frames: [Math.round(seconds * fps)],
    filters: `scale=${width}:${height}:flags=area,format=yuv420p,extractplanes=y`,
  });
  return frame;
}

/** Lines of a picture, from one up to another. */
function rows(picture: Uint8Array | undefined, width: number, from: number, to: number): Uint8Array {
  return (picture ?? new Uint8Array()).subarray(from * width, to * width);
}

/** Mean distance of pixels, in steps of 255. */
function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? Number.NaN)), 0) / a.length;
}

/** Where in the wide picture the upright one is found, as the middle of it, and how far apart the two are there. */
async function focusAt(seconds: number): Promise<{readonly x: number; readonly apart: number}> {
  // Sizes of which one is as wide in the other as the upright picture is in the wide one, to a third of a pixel.
  const [width, height, part] = [640, 360, 202];
  const wide = await grey(fileOf('dublin', '16x9'), seconds, width, height);
  const upright = await grey(fileOf('dublin', '9x16'), seconds, part, height);
  // Below the logo and above the call-out.
  const [top, bottom] = [74, 160];
  let best = {x: 0, apart: Number.POSITIVE_INFINITY};
  for (let left = 0; left <= width - part; left += 1) {
    let sum = 0;
    for (let y = top; y < bottom; y += 2)
      for (let x = 0; x < part; x += 2)
        sum += Math.abs((wide[y * width + left + x] ?? 0) - (upright[y * part + x] ?? 0));
    const apart = sum / (((bottom - top) / 2) * (part / 2));
    if (apart < best.apart) best = {x: (left + part / 2) / width, apart};
  }
  return best;
}
