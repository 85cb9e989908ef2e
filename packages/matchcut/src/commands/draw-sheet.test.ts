import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createCanvas, loadImage} from '@napi-rs/canvas';
import {beforeAll, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

// A cropped shot whose focus moves, one that lies at an edge and stands still at its end, and one made for the format.

const scenes = [
  '<Scene id="pan" reframe="crop" seconds={4} focus={[{at: 0, x: 0.1}, {at: 4, x: 0.9}]}><Ada /> runs along a pier. Static.</Scene>',
  '<Scene id="edge" reframe="crop" seconds={4} freeze={4} focus={[{at: 0, x: 0.3}, {at: 4, x: 1}]}><Ada /> stops at a lighthouse. Static.</Scene>',
  '<Scene id="own" reframe="generate" seconds={4}>A boat on the sea. Static.</Scene>',
].join('\n');
const film = filmModule('pier', scenes, "const Ada = character('Ada', {look: 'a red fox'});").replace(
  'title="',
  'formats={["16:9", "9:16"]} title="',
);

const minutes = 60_000;
/** Moments of the film that the sheet shows: the middles of its shots, of the second the frame that stands still. */
const moments = [2, 8, 14];
/** Where pictures stand on an upright sheet of three columns, below its head and without headings. */
const cells = [64, 400, 736].map((x) => ({x, y: 194, width: 300, height: 533}));

let project = '';

beforeAll(async () => {
  project = await makeProject({'film.tsx': film});
}, 5 * minutes);

test('an upright sheet shows what the upright film shows', {timeout: 5 * minutes}, async () => {
  succeeded(await runInProject(project, ['storyboard', '--format', '9:16', '--out', 'sheet.png']));
  for (const [index, at] of moments.entries()) {
    const still = ['still', '--format', '9:16', '--at', String(at), '--scale', '0.5', '--out', 'still.png'];
    succeeded(await runInProject(project, still));
    const filmed = await read('still.png');
    const shown = await read('sheet.png', cells[index]);
    expect(difference(shown, filmed), `shot ${index + 1}`).toBeLessThan(4);
  }
});

test('so does the sheet of its cast', {timeout: 5 * minutes}, async () => {
  succeeded(await runInProject(project, ['cast', '--format', '9:16', '--out', 'cast.png']));
  const {image} = await load('cast.png');
  const sheet = await read('sheet.png', cells[0]);
  // One heading further down.
  const cell = cells[0] && {...cells[0], y: cells[0].y + 84};
  expect(image.width).toBe(1100);
  expect(difference(await read('cast.png', cell), sheet)).toBeLessThan(1);
});

type Box = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

async function load(file: string): Promise<{readonly image: Awaited<ReturnType<typeof loadImage>>}> {
  return {image: await loadImage(await readFile(join(project, file)))};
}

/** A picture, or a part of it, brought to one small size. */
async function read(file: string, box?: Box): Promise<Uint8ClampedArray> {
  const {image} = await load(file);
  const {x, y, width, height} = box ?? {x: 0, y: 0, width: image.width, height: image.height};
  const context = createCanvas(90, 160).getContext('2d');
  context.drawImage(image, x, y, width, height, 0, 0, 90, 160);
  return context.getImageData(0, 0, 90, 160).data;
}

/** Of two pictures, the mean of how far their samples are apart. */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  return one.reduce((sum, sample, index) => sum + Math.abs(sample - (other[index] ?? 0)), 0) / one.length;
}
