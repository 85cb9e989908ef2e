import {createMedia} from '@matchcut/media';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {smallShape, type CuttingProject} from './cutting-project.ts';
import {jointsFrames, jointsProject} from './joints-film.ts';
import {codeOf, codeSquares} from './numbered-clips.ts';
import {openPlayer} from './player-page.ts';
import {serveFilm, type RangeServer} from './range-server.ts';
import {openBrowser} from '../open-browser.ts';

const media = createMedia();
/** Of which a busy machine may take some. */
const minutes = 60_000;
const fps = 30;
let project: CuttingProject;
let server: RangeServer;
let browser: Browser;
let page: Page;
/** The number in the picture of each frame; `null` where two clips are mixed. */
let codes: readonly (number | null)[] = [];
/** Where one stretch ends and the next begins. */
let joints: readonly number[] = [];

beforeAll(async () => {
  project = await jointsProject(media);
  await project.render();
  ({codes, joints} = await readCut());
  server = await serveFilm(project.cut);
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(server.origin);
  await openPlayer(page, codeSquares(smallShape.width));
}, 5 * minutes);

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await project?.remove();
  await media.close();
});

/** What the plan says that each frame of the cut shows. */
async function readCut(): Promise<{codes: readonly (number | null)[]; joints: readonly number[]}> {
  const steps = await project.plan();
  const shots = ['film/a', 'film/a/continue-1', 'film/b', 'film/c'];
  const shown: (number | null)[] = [];
  const borders: number[] = [];
  for (const part of (await project.plannedCut()).request.parts) {
    if (shown.length > 0) borders.push(shown.length);
    const step = steps.find(({key}) => key === part.source);
    const [span] = step?.kind === 'segment' ? step.request.picture : [];
    const isMixed = span?.kind === 'dissolve';
    const place = span?.kind === 'clip' ? span : part;
    const clip = steps.find(({key}) => key === place.source);
    const number = shots.indexOf(clip?.address ?? '');
    for (let frame = 0; frame < part.frames; frame += 1)
      shown.push(isMixed ? null : codeOf({number}, place.sourceFrom + frame));
  }
  return {codes: shown, joints: borders};
}

test('its length is that of its frames', async () => {
  expect(codes).toHaveLength(jointsFrames);
  expect(await page.evaluate(() => window.player.durationSeconds())).toBeCloseTo(jointsFrames / fps, 3);
});

test('seeking to either side of a joint shows the frame that is there, in any order', async () => {
  const places = joints.flatMap((joint) => [joint - 1, joint]).filter((frame) => codes[frame] !== null);
  expect(places.length).toBeGreaterThan(12);
  // Forwards, then backwards in leaps: decoders start anew at each.
  const order = [
    ...places,
    ...places.toReversed().filter((_, index) => index % 3 === 0),
    0,
    jointsFrames - 1,
  ];
  const seen: (number | null)[] = [];
  for (const frame of order)
    seen.push(await page.evaluate((seconds) => window.player.codeAt(seconds), (frame + 0.5) / fps));
  expect(seen).toEqual(order.map((frame) => codes[frame]));
  expect(server.parts()).toBeGreaterThan(0);
});

test('it plays through every joint to its end, each frame at its time', async () => {
  const {frames, error, endedAt} = await page.evaluate(() => window.player.playThrough());
  expect(error).toBeNull();
  expect(endedAt).toBeCloseTo(jointsFrames / fps, 1);
  // A slow machine leaves frames out; those that it shows are the right ones.
  expect(frames.length).toBeGreaterThan(10);
  const wrong = frames.filter(({seconds, code}) => {
    const frame = Math.round(seconds * fps);
    // On a busy machine the next picture may be up before the one that is told has been looked at.
    const expected = codes.slice(frame, frame + 3);
    return !expected.includes(null) && !expected.includes(code);
  });
  expect(wrong).toEqual([]);
});
