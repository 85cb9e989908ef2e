import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {bundlePage} from '@matchcut/compose';
import {createMedia} from '@matchcut/media';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {overlayStage} from '../../packages/matchcut/src/stage/overlay-stage.ts';
import {fixtureHost} from '../../packages/studio/src/server/__fixtures__/fixture-host.ts';
import {startStudio, type Studio} from '../../packages/studio/src/server/start-studio.ts';
import type {FilmContent, StageOrder} from '../../packages/studio/src/protocol.ts';
import type {StageFolders} from '../../packages/studio/src/studio-host.ts';
import {stagePage} from '../../packages/studio/src/stage/stage-page.ts';
import type {CuttingProject} from '../cutting/cutting-project.ts';
import {codeOf, codeSquares} from '../cutting/numbered-clips.ts';
import {pictureReader, type PictureReader} from './compare-pictures.ts';
import {filmCode, frames, labelled, middles, shape, stagedFilm, stageProject} from './stage-film.ts';
import {harness, openStagedPage, type StagedPage} from './staged-page.ts';
import {openBrowser} from '../open-browser.ts';

const media = createMedia();
const minutes = 60_000;
const film = {id: 'film', file: 'film.tsx', exportName: 'film'};
const squares = codeSquares(shape.width);
let project: CuttingProject;
let pages: string;
let studio: Studio;
let browser: Browser;
let page: Page;
let cutPage: Page;
let reader: PictureReader;
let staged: StagedPage;
let content: FilmContent;
let cut: string;

beforeAll(async () => {
  project = await stageProject(media);
  await project.render();
  const plan = await stagedFilm(project);
  ({content, cut} = plan);
  pages = await mkdtemp(join(tmpdir(), 'matchcut-harness-'));
  for (const [name, text] of Object.entries(harness)) await writeFile(join(pages, name), text);
  const host = fixtureHost({artifacts: plan.artifacts, stages: {film: await bundle()}});
  studio = await startStudio(host, {port: 0, pageDirectory: pages});
  browser = await openBrowser();
  const context = await browser.newContext({viewport: {width: shape.width, height: shape.height}});
  page = await context.newPage();
  cutPage = await context.newPage();
  staged = await openStagedPage(page, studio.url);
  await openCut();
  reader = pictureReader(cutPage);
}, 6 * minutes);

afterAll(async () => {
  await browser?.close();
  await studio?.close();
  await project?.remove();
  if (pages !== undefined) await rm(pages, {recursive: true, force: true});
  await media.close();
});

/** The page as the studio serves it, of the film's code as it is now. */
function bundle(): Promise<StageFolders> {
  const found = {file: join(project.folder, 'film.tsx'), exportName: 'film'} as Parameters<
    typeof overlayStage
  >[0];
  return bundlePage(overlayStage(found), stagePage, join(project.folder, '.matchcut', 'overlays'));
}

/** The film's cut in a player. */
async function openCut(): Promise<void> {
  await cutPage.goto(studio.origin);
  await cutPage.evaluate((source) => {
    document.body.replaceChildren();
    const video = document.createElement('video');
    Object.assign(video, {src: source, preload: 'auto', muted: true});
    document.body.append(video);
    return new Promise((then) => video.addEventListener('loadeddata', then, {once: true}));
  }, `/artifacts/${cut}`);
}

async function pictureOfCut(frame: number): Promise<Buffer> {
  // What is on the screen may lag behind what was sought; what is drawn does not.
  const png = await cutPage.evaluate(
    async (seconds) => {
      const video = document.querySelector('video');
      const canvas = document.createElement('canvas');
      if (video === null) return '';
      const come = new Promise((then) => video.addEventListener('seeked', then, {once: true}));
      video.currentTime = seconds;
      await come;
      Object.assign(canvas, {width: video.videoWidth, height: video.videoHeight});
      canvas.getContext('2d')?.drawImage(video, 0, 0);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    },
    (frame + 0.5) / content.fps,
  );
  return Buffer.from(png, 'base64');
}

const show = (changes: Partial<FilmContent> = {}, frame = 0): StageOrder => ({
  kind: 'show',
  film,
  props: {},
  content: {...content, ...changes},
  format: '16:9',
  frame,
});

/** A browser shows what it has sought with one of its next pictures. */
const soon = {timeout: 20_000};

const codeSeen = async (): Promise<number> => reader.code(await staged.picture(), squares);

test('seeking shows the very frame, in any order', async () => {
  await staged.order(show());
  // Clips alone, at the edges of scenes and transitions, forwards and then backwards in leaps.
  const places = [0, 1, 14, 44, 60, 61, 89, 105, 106, 179, 195, 30, 29, 0];
  for (const frame of places) {
    await staged.seek(frame);
    const number = Math.max(0, Math.ceil((frame - 59) / 45));
    await expect.poll(codeSeen, soon).toBe(codeOf({number}, frame - number * 45));
  }
});

test.each([{kind: 'a clip alone', frame: 35}, {kind: 'an overlay', frame: 20}, ...middles])(
  '$kind looks as in the cut',
  async ({frame}) => {
    await staged.order(show());
    await staged.seek(frame);
    const made: Buffer[] = [];
    for (const place of [frame, frame - 1, frame + 1]) made.push(await pictureOfCut(place));
    const apart = async (): Promise<readonly number[]> => {
      const own = await staged.picture();
      const differences = made.map((picture) => reader.difference(own, picture));
      return (await Promise.all(differences)).map(({mean}) => mean);
    };
    // The cut was encoded once more there; a level and a half of 255 is what that takes.
    const isThis = ([here = Infinity, ...beside]: readonly number[]): boolean =>
      here < 1.5 && beside.every((other) => other > here);
    await expect.poll(async () => isThis(await apart()), soon).toBe(true);
  },
);

test('an overlay is drawn live, for as long as it lasts', async () => {
  const middle = async (): Promise<boolean> => {
    const [red, green, blue] = await reader.colour(await staged.picture(), [630, 350, 20, 20]);
    return red < 8 && Math.abs(green - 192) < 8 && Math.abs(blue - 64) < 8;
  };
  for (const frame of [labelled.from - 1, labelled.from, labelled.from + labelled.frames - 1, 30]) {
    await staged.seek(frame);
    const isThere = frame >= labelled.from && frame < labelled.from + labelled.frames;
    await expect.poll(middle, soon).toBe(isThere);
  }
});

test('it plays, tells each frame, and stops at the end', async () => {
  await staged.seek(frames - 20);
  await staged.order({kind: 'play'});
  expect(await staged.news('playing')).toMatchObject({isPlaying: true});
  await staged.news('frame', {frame: frames - 1});
  expect(await staged.news('playing')).toMatchObject({isPlaying: false});
});

test('it plays backwards', async () => {
  await staged.seek(20);
  await staged.order({kind: 'set', settings: {rate: -2, volume: 0, loop: false, guides: false}});
  await staged.order({kind: 'play'});
  expect(await staged.news('playing')).toMatchObject({isPlaying: true});
  await staged.news('frame', {frame: 0});
  expect(await staged.news('playing')).toMatchObject({isPlaying: false});
  await staged.order({kind: 'set', settings: {rate: 1, volume: 0, loop: false, guides: false}});
});

test('drafts say that they are, and guides show what is safe', async () => {
  const [format] = content.formats;
  if (format === undefined) throw new TypeError('The film has no format.');
  const picture = format.picture.map((one, index) =>
    index === 0 && one.kind !== 'slate' ? {...one, kind: 'animatic' as const} : one,
  );
  await staged.order(show({formats: [{...format, picture}]}));
  await staged.order({kind: 'set', settings: {rate: 1, volume: 0, loop: false, guides: true}});
  await staged.seek(5);
  const said = (selector: string): Promise<readonly (string | null)[]> =>
    staged.stage.locator(selector).allTextContents();
  await expect.poll(() => said('[data-draft]'), soon).toEqual(['Animatic']);
  expect(await said('[data-guides]')).toHaveLength(1);
  await staged.seek(70);
  expect(await said('[data-draft]')).toEqual([]);
  await staged.order({kind: 'set', settings: {rate: 1, volume: 0, loop: false, guides: false}});
  await staged.order(show());
});

test('the film’s code changes without a reload, and what it throws passes', async () => {
  const code = join(project.folder, 'film.tsx');
  const colourAt = async (): Promise<readonly number[]> =>
    (await reader.colour(await staged.picture(), [630, 350, 20, 20])).map(Math.round);
  const change = async (overlay: string): Promise<void> => {
    await writeFile(code, filmCode(overlay));
    await bundle();
    await staged.order(show());
  };
  await staged.order(show());
  await staged.seek(20);
  await staged.stage.evaluate(() => Object.assign(window, {isTheSame: true}));

  await change(`<Label colour="#4000f0" />`);
  await expect.poll(colourAt, soon).toEqual([64, 0, 240]);

  await change(`<Broken />`);
  const {problem} = await staged.news('problem');
  expect(problem).toMatchObject({code: 'overlay-failed', message: expect.stringContaining('no paint left')});
  // The clip is there all the same.
  expect(await reader.code(await staged.picture(), squares)).toBe(codeOf({number: 0}, 20));

  await change(`<Label colour="#f0f000" />`);
  await staged.news('problem', {problem: null});
  await expect.poll(colourAt, soon).toEqual([240, 240, 0]);
  expect(await staged.stage.evaluate(() => Reflect.get(window, 'isTheSame'))).toBe(true);
});

test('keys that are pressed in it are the page’s', async () => {
  await staged.stage.evaluate(() => window.focus());
  await page.keyboard.press('k');
  expect(await staged.news('key')).toEqual({kind: 'key', key: 'k', shift: false, meta: false});
});
