import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openBrowser} from '../open-browser.ts';
import type {FilmProject} from '../videos-api/film-project/film-project.ts';
import {
  commuteProject,
  editFilm,
  fps,
  minutes,
  openPage,
  openStudio,
  seriousViolations,
  type OpenStudio,
  type StudioPage,
} from './studio-rig.ts';

// A film that costs nothing, watched and worked on: one studio and one page, used from top to bottom.
let project: FilmProject;
let browser: Browser;
let opened: OpenStudio;
let studio: StudioPage;

const polling = {timeout: 90_000, interval: 50};

beforeAll(async () => {
  [project, browser] = await Promise.all([commuteProject(), openBrowser()]);
  opened = await openStudio(project);
  studio = await openPage(browser, opened.url);
}, 3 * minutes);

afterAll(async () => {
  await browser?.close();
  await opened?.close();
  await project?.remove();
});

/** Tells a page that was reloaded from one that was not. */
async function mark(): Promise<() => Promise<boolean>> {
  await studio.page.evaluate(() => Reflect.set(window, 'isMarked', true));
  return () => studio.page.evaluate(() => Reflect.get(window, 'isMarked') === true);
}

const key = (name: string): Promise<void> => studio.page.keyboard.press(name);

test('the film is shown, painted for nothing, and plays', {timeout: 3 * minutes}, async () => {
  await studio.waitForStage();
  for (const format of ['16:9', '9:16'])
    await expect
      .poll(() => studio.shot('commute/arrival/continue-1', format).getAttribute('data-state'), polling)
      .toBe('stored');
  const before = await studio.picture();
  await key(' ');
  await expect.poll(studio.time, polling).toBeGreaterThan(20);
  await studio.page.getByRole('button', {name: 'Pause'}).click();
  await studio.page.getByRole('button', {name: 'Play', exact: true}).waitFor();
  const stoppedAt = await studio.time();
  expect((await studio.picture()).equals(before)).toBe(false);
  expect(await studio.time()).toBe(stoppedAt);
});

test('steps and seeks, by keyboard and by clicking the timeline', {timeout: 2 * minutes}, async () => {
  await key('Home');
  await expect.poll(studio.time, polling).toBe(0);
  await key('ArrowRight');
  await key('ArrowRight');
  await expect.poll(studio.time, polling).toBe(2);
  await key('ArrowLeft');
  await expect.poll(studio.time, polling).toBe(1);
  await key('Shift+ArrowRight');
  await expect.poll(studio.time, polling).toBe(1 + fps);
  await key('ArrowDown');
  await expect.poll(studio.time, polling).toBe(8 * fps);
  await key('End');
  await expect.poll(studio.time, polling).toBe(45.5 * fps - 1);
  const last = await studio.picture();

  const carriage = studio.shot('commute/carriage', '16:9');
  const box = await carriage.boundingBox();
  await carriage.click({position: {x: (box?.width ?? 0) / 2, y: 6}});
  // It is on its own from 15.4 s, after the dissolve, to 23 s; a pixel is several frames.
  await expect.poll(studio.time, polling).toBeGreaterThan(19 * fps);
  expect(await studio.time()).toBeLessThan(19.4 * fps);
  await expect.poll(async () => (await studio.picture()).equals(last), polling).toBe(false);
  await expect.poll(() => studio.inspector.innerText(), polling).toContain('comes through the carriage');
});

test('what is saved is seen without a reload, at the same time', {timeout: 2 * minutes}, async () => {
  const isSamePage = await mark();
  const time = await studio.time();
  await editFilm(project, (code) => code.replace('punching tickets', 'juggling tickets'));
  await expect.poll(() => studio.inspector.innerText(), polling).toContain('juggling tickets');
  const plan = await studio.panel('Plan');
  await expect.poll(() => plan.getByRole('button', {name: 'carriage', exact: true}).count(), polling).toBe(1);
  expect(await studio.time()).toBe(time);
  expect(await studio.shot('commute/carriage', '16:9').getAttribute('aria-selected')).toBe('true');
  expect(await isSamePage()).toBe(true);
  await studio.waitForStage();
});

test.each([
  {
    what: 'code that is no code',
    breaks: (code: string) => code.replace('<LowerThird name="Otto"', '<LowerThird name=="Otto"'),
    says: 'name=="Otto"',
  },
  {
    what: 'a film that throws',
    breaks: (code: string) =>
      code
        .replace(
          'render: ({city}) => (',
          `render: ({city}) => (((): void => {\n    throw new Error('No ticket.');\n  })(),`,
        )
        .replace('</Film>\n  ),', '</Film>\n  )),'),
    says: "throw new Error('No ticket.')",
  },
])(
  '$what is told with its lines, and mended by the next save',
  {timeout: 2 * minutes},
  async ({breaks, says}) => {
    const isSamePage = await mark();
    const time = await studio.time();
    let good = '';
    await editFilm(project, (code) => {
      good = code;
      return breaks(code).replace('render: ({city}) => (((', 'render: ({city}) => ((');
    });
    const problem = studio.page.locator('.picture-problem');
    await problem.waitFor();
    await expect.poll(() => problem.innerText(), polling).toContain(says);
    expect(await seriousViolations(studio.page)).toEqual([]);
    // What was there stays.
    expect(await studio.shot('commute/carriage', '16:9').count()).toBe(1);
    expect(await studio.inspector.innerText()).toContain('juggling tickets');
    await editFilm(project, () => good);
    await problem.waitFor({state: 'detached'});
    studio.forgive(/status of 422/);
    expect(await studio.time()).toBe(time);
    expect(await isSamePage()).toBe(true);
    await studio.waitForStage();
  },
);

test('a link reopens film, format, time and selection', {timeout: 2 * minutes}, async () => {
  // The panel that was opened last has the focus, and its own arrows.
  await studio.shot('commute/carriage', '16:9').click({position: {x: 40, y: 6}});
  await key('2');
  await key('Home');
  await key('Shift+ArrowRight');
  await expect.poll(() => new URL(studio.page.url()).searchParams.get('t'), polling).toBe(String(fps));
  const link = new URL(studio.page.url());
  expect(Object.fromEntries(link.searchParams)).toEqual({
    film: 'commute',
    format: '9:16',
    t: String(fps),
    sel: 'commute/carriage',
  });
  link.searchParams.set('token', new URL(opened.url).searchParams.get('token') ?? '');
  const other = await openPage(browser, link.href);
  expect(await other.time()).toBe(fps);
  expect(await other.page.getByRole('radio', {name: '9:16'}).first().getAttribute('aria-checked')).toBe(
    'true',
  );
  await expect.poll(() => other.inspector.innerText(), polling).toContain('juggling tickets');
  await other.page.getByTitle('The film in 9:16').waitFor();
  await other.page.context().close();
});

test('goes on by itself after the studio was closed and opened again', {timeout: 2 * minutes}, async () => {
  const isSamePage = await mark();
  await opened.close();
  const lost = studio.page.getByText('Not connected');
  await lost.waitFor();
  opened = await openStudio(project, opened.port);
  await lost.waitFor({state: 'detached'});
  await editFilm(project, (code) => code.replace('juggling tickets', 'folding tickets'));
  await expect.poll(() => studio.inspector.innerText(), polling).toContain('folding tickets');
  expect(await isSamePage()).toBe(true);
});

test.each(['dark', 'light'] as const)(
  'nothing serious for axe in %s',
  {timeout: 3 * minutes},
  async (scheme) => {
    const {page} = studio;
    await page.emulateMedia({colorScheme: scheme});
    const found: Record<string, readonly string[]> = {};
    for (const name of ['Plan', 'Props', 'Runs', 'Ledger']) {
      await studio.panel(name);
      found[name] = await seriousViolations(page);
    }
    await page.getByRole('button', {name: 'Keyboard'}).click();
    await studio.dialog.waitFor();
    found['shortcuts'] = await seriousViolations(page);
    await key('Escape');
    await studio.dialog.waitFor({state: 'detached'});
    await page.getByRole('button', {name: 'Render', exact: true}).click();
    await studio.dialog.getByRole('button', {name: /^Render/}).waitFor();
    found['render'] = await seriousViolations(page);
    await key('Escape');
    await studio.dialog.waitFor({state: 'detached'});
    for (const name of [/^Overlay/, /^Caption/, /^Sound/, /^Transition/, /^Scene/]) {
      await page.getByRole('gridcell', {name}).first().click();
      found[String(name)] = await seriousViolations(page);
    }
    expect(
      Object.fromEntries(Object.entries(found).filter(([, violations]) => violations.length > 0)),
    ).toEqual({});
  },
);

test('and neither page nor film complained of anything', () => {
  expect(studio.complaints).toEqual([]);
});
