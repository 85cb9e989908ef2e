/**
 * How fast the animatic engine paints: seconds of clip for each second of waiting, 1280x720 at 30 fps, one clip alone
 * and two at a time. Prints medians of three.
 *
 *     pnpm bench animatic
 */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openClipStudio, designFigure, type ClipOrder} from '../packages/engine-animatic/src/index.ts';

const seconds = 8;
const order = (prompt: string): ClipOrder => ({
  prompt,
  take: 1,
  edit: null,
  size: {width: 1280, height: 720},
  seconds,
  frameRate: {numerator: 30, denominator: 1},
  identities: [designFigure('Mara', 'a grey fox in a red raincoat')],
  start: null,
  opening: null,
});
const prompts = [
  'Mara waits on an empty platform in Lisbon. Slow push in.',
  'Mara walks in the city at night in the rain. Tracking shot.',
  'Mara watches the rain. Static.',
];

const folder = await mkdtemp(join(tmpdir(), 'animatic-bench-'));
const studio = openClipStudio({workers: 2});
let files = 0;
const paint = (prompt: string): Promise<void> =>
  studio.paintClip(order(prompt), join(folder, `${(files += 1)}.mp4`));
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
const median = async (work: () => Promise<unknown>): Promise<number> => {
  const times = [await timed(work), await timed(work), await timed(work)].toSorted((a, b) => a - b);
  return times[1] ?? Number.NaN;
};

await paint('Warm up.');
for (const prompt of prompts) {
  const alone = await median(() => paint(prompt));
  const pair = await median(() => Promise.all([paint(prompt), paint(prompt)]));
  console.log(
    `${prompt.padEnd(62)} alone ${(seconds / alone).toFixed(2)}x  two at a time ${((2 * seconds) / pair).toFixed(2)}x`,
  );
}
await studio.close();
await rm(folder, {recursive: true});
