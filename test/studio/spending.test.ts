import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startVideosServer, type FaultPlan, type VideosServer} from '@matchcut/videos-server';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openBrowser} from '../open-browser.ts';
import {configFor, makeFilmProject, type FilmProject} from '../videos-api/film-project/film-project.ts';
import {
  minutes,
  openPage,
  openStudio,
  seriousViolations,
  type OpenStudio,
  type StudioPage,
} from './studio-rig.ts';

// With an engine that bills, over HTTP, that fails as servers do: one film, paid for shot by shot.
const faults: FaultPlan = {
  seed: 6,
  faults: [
    {kind: 'rate-limit', retryAfterSeconds: 1, on: ['videos.create'], times: 1},
    {kind: 'server-error', status: 502, moment: 'after', on: ['videos.create'], skip: 1, times: 1},
    {kind: 'connection-reset', moment: 'after', on: ['videos.create'], skip: 3, times: 1},
    {kind: 'server-error', status: 503, on: ['videos.retrieve'], times: 2},
    {kind: 'connection-reset', moment: 'mid-answer', on: ['videos.retrieve'], skip: 2, times: 1},
    {kind: 'truncated-download', share: 0.5, on: ['videos.content'], times: 1},
  ],
};

const film = `import {Film, Overlay, Scene, character, defineFilm} from 'matchcut';
import {Title} from 'matchcut/overlays';
const Mara = character('Mara', {look: 'a grey fox in a red raincoat'});
export default defineFilm({id: 'ride', render: () => (
  <Film title="Ride">
    <Scene id="platform" seconds={4}><Mara /> waits on a platform.
      <Overlay from={1} seconds={2}><Title>The ride</Title></Overlay>
    </Scene>
    <Scene id="carriage" seconds={4}><Mara /> walks through a carriage.</Scene>
    <Scene id="window" seconds={4}><Mara /> looks out of a window.</Scene>
  </Film>
)});
`;
const carriage = 'ride/carriage';
/** Of 4 seconds. */
const price = '$0.40';
const polling = {timeout: 90_000, interval: 50};

let directory: string;
let server: VideosServer;
let project: FilmProject;
let browser: Browser;
let opened: OpenStudio;
let studio: StudioPage;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'matchcut-billing-'));
  server = await startVideosServer({directory, faults, latencyMs: 12_000, painter: 'plain', workers: 1});
  const config = configFor(server.url, {config: `budget: {usd: 2, per: 'project'}`});
  project = await makeFilmProject(server.url, {'ride.film.tsx': film, 'matchcut.config.ts': config});
  browser = await openBrowser();
  opened = await openStudio(project);
  studio = await openPage(browser, opened.url);
}, 3 * minutes);

afterAll(async () => {
  await browser?.close();
  await opened?.close();
  await server?.close();
  await project?.remove();
  await rm(directory, {recursive: true, force: true});
});

function billed(): number {
  return server.ledger().filter(({state}) => state === 'billed').length;
}

function stateOf({shot}: StudioPage, address = carriage): Promise<string | null> {
  return shot(address, '16:9').getAttribute('data-state');
}

/** Each state that the block of a shot goes through from now on, with what a screen reader is told. */
async function watchStates(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((selector) => {
    const seen: string[] = [];
    Reflect.set(window, 'seenStates', seen);
    const look = (): void => {
      const block = document.querySelector(selector);
      const label = block?.getAttribute('aria-label');
      if (label && seen.at(-1) !== label) seen.push(label);
    };
    new MutationObserver(look).observe(document.body, {subtree: true, childList: true, attributes: true});
  }, `.block-shot[data-address="${carriage}"][data-track="shots 16:9"]`);
  return () => page.evaluate(() => Reflect.get(window, 'seenStates') as readonly string[]);
}

test('the dialog shows the price, and Enter alone spends nothing', {timeout: 3 * minutes}, async () => {
  const {page, dialog, inspector} = studio;
  await studio.shot(carriage, '16:9').click({position: {x: 40, y: 6}});
  expect(await stateOf(studio)).toBe('missing');
  await inspector.getByRole('button', {name: 'Generate…'}).click();
  await dialog.getByRole('button', {name: `Spend ${price}`}).waitFor();
  expect(await dialog.innerText()).toContain('$2.00');
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.waitFor({state: 'detached'});
  const runs = await studio.panel('Runs');
  expect(await runs.getByRole('article').count()).toBe(0);
  expect(server.ledger()).toEqual([]);
});

test(
  'a click on the price spends just that, through lost answers, 429 and 5xx',
  {timeout: 3 * minutes},
  async () => {
    const {page, dialog, inspector} = studio;
    const seen = await watchStates(page);
    await inspector.getByRole('button', {name: 'Generate…'}).click();
    await dialog.getByRole('button', {name: `Spend ${price}`}).click();
    await dialog.waitFor({state: 'detached'});
    await expect.poll(() => stateOf(studio), polling).toBe('stored');
    expect(await seen()).toContainEqual(expect.stringMatching(/in flight, \d+%/));
    expect(server.billedUsd()).toBe(0.4);
    expect(billed()).toBe(1);
    const runs = await studio.panel('Runs');
    await expect.poll(() => runs.innerText(), polling).toContain(`spent ${price}`);
    expect(await seriousViolations(page)).toEqual([]);
    const ledger = await studio.panel('Ledger');
    await expect.poll(() => ledger.innerText(), polling).toContain(price);
    expect(await ledger.innerText()).toContain('carriage');
    expect(await seriousViolations(page)).toEqual([]);
  },
);

test(
  'another take is compared with the first, in one clock, and the first pinned',
  {timeout: 3 * minutes},
  async () => {
    const {page, dialog, inspector} = studio;
    await inspector.getByRole('button', {name: /^Another take…/}).click();
    await dialog.getByRole('button', {name: `Spend ${price}`}).click();
    await dialog.waitFor({state: 'detached'});
    await expect
      .poll(() => inspector.getByRole('button', {name: 'Compare', exact: true}).count(), polling)
      .toBe(1);
    await expect.poll(server.billedUsd, polling).toBe(0.8);
    expect(billed()).toBe(2);

    await inspector.getByRole('button', {name: 'Compare', exact: true}).click();
    await dialog.getByRole('button', {name: 'Play both'}).click();
    const positions = (): Promise<readonly number[]> =>
      dialog
        .locator('video')
        .evaluateAll((videos) => videos.map((video) => (video as HTMLVideoElement).currentTime));
    await expect.poll(async () => Math.min(...(await positions())), polling).toBeGreaterThan(0.5);
    await dialog.getByRole('button', {name: 'Pause both'}).click();
    await dialog.getByRole('button', {name: 'Frame on'}).click();
    await expect
      .poll(async () => {
        const [a = 0, b = 1] = await positions();
        return Math.abs(a - b);
      }, polling)
      .toBeLessThan(1 / 30);
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', {name: /^(Pin|Choose) take 1$/}).click();
    await dialog.getByRole('button', {name: 'Unpin take 1'}).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'detached'});
    const lock = JSON.parse(await readFile(join(project.folder, 'matchcut.lock.json'), 'utf8')) as Lock;
    expect(lock.shots[carriage]?.['16:9']).toMatchObject({take: 1, pinned: true});
    expect(await studio.shot(carriage, '16:9').getAttribute('aria-label')).toContain('pinned to take 1');
    expect(billed()).toBe(2);
  },
);

type Lock = {readonly shots: Readonly<Record<string, Readonly<Record<string, unknown>>>>};

test('two tabs and a command line agree', {timeout: 3 * minutes}, async () => {
  const other = await openPage(browser, opened.url);
  const window = 'ride/window';
  for (const tab of [studio, other]) expect(await stateOf(tab, window)).toBe('missing');
  const ran = await project.run(['render', '--target', window, '--format', '16:9', '--yes']);
  expect(ran).toMatchObject({exitCode: 0});
  for (const tab of [studio, other]) await expect.poll(() => stateOf(tab, window), polling).toBe('stored');
  expect(server.billedUsd()).toBeCloseTo(1.2, 6);
  for (const tab of [studio, other]) {
    const ledger = await tab.panel('Ledger');
    await expect.poll(() => ledger.innerText(), polling).toContain('$1.20');
  }
  expect(other.complaints).toEqual([]);
  await other.page.context().close();
});

test('a cut is rendered after its price was agreed to, and opens', {timeout: 5 * minutes}, async () => {
  const {page, dialog} = studio;
  await page.getByRole('button', {name: 'Render', exact: true}).click();
  const spend = dialog.getByRole('button', {name: /^Spend \$\d+\.\d\d and render$/});
  await spend.waitFor();
  const before = server.billedUsd();
  const agreed = Number(/\$(\d+\.\d\d)/.exec(await spend.innerText())?.[1]);
  await spend.click();
  await dialog.waitFor({state: 'detached'});
  const runs = await studio.panel('Runs');
  const open = runs.getByRole('link', {name: 'Open 16:9'});
  await expect.poll(() => runs.innerText(), {timeout: 3 * minutes, interval: 500}).toContain('Open 16:9');
  expect(server.billedUsd() - before).toBeCloseTo(agreed, 6);
  const [cut] = await Promise.all([page.context().waitForEvent('page'), open.click()]);
  const seconds = await cut.evaluate(async () => {
    const video = document.querySelector('video');
    if (video === null) return null;
    if (video.readyState === 0)
      await new Promise((loaded) => video.addEventListener('loadedmetadata', loaded));
    return video.duration;
  });
  expect(seconds).toBeCloseTo(12, 1);
  await cut.close();
});

test('and the page complained of nothing', () => {
  expect(studio.complaints).toEqual([]);
});
