import {readFile, readdir, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {ChildProcess} from 'node:child_process';
import type Axe from 'axe-core';
import type {Browser, Locator, Page} from 'playwright-core';
import {expect} from 'vitest';
import {makeFilmProject, type FilmProject} from '../videos-api/film-project/film-project.ts';

export const minutes = 60_000;

const commute = join(import.meta.dirname, '..', '..', 'examples', 'commute');

/** A copy of `examples/commute`. */
export async function commuteProject(more: Readonly<Record<string, string>> = {}): Promise<FilmProject> {
  const entries = await readdir(join(commute, 'public'), {recursive: true, withFileTypes: true});
  const assets = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(commute.length + 1));
  const files = ['commute.film.tsx', 'cast.ts', 'package.json', ...assets];
  const contents = await Promise.all(files.map((file) => readFile(join(commute, file))));
  return makeFilmProject('', {
    'matchcut.config.ts': 'export default {};\n',
    ...Object.fromEntries(files.map((file, index) => [file, contents[index] ?? ''])),
    ...more,
  });
}

/** Rewrites the film's code, as an editor does. */
export async function editFilm(project: FilmProject, edit: (code: string) => string): Promise<void> {
  const file = join(project.folder, 'commute.film.tsx');
  const code = await readFile(file, 'utf8');
  const edited = edit(code);
  expect(edited).not.toBe(code);
  await writeFile(file, edited);
}

export type OpenStudio = {
  /** With its token. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** `matchcut studio` in a process of its own, as anybody runs it. */
export async function openStudio(project: FilmProject, port = 0): Promise<OpenStudio> {
  let child: ChildProcess | undefined;
  const ended = project.run(['studio', '--no-open', '--json', '--port', String(port)], {
    onStart: (started) => (child = started),
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child?.stdout?.on('data', (text: string) => {
      said += text;
      if (said.endsWith('\n')) resolve((JSON.parse(said) as {readonly url: string}).url);
    });
    ended.then(({stderr}) => reject(new Error(`The studio ended: ${stderr}`)), reject);
  });
  return {
    url,
    port: Number(new URL(url).port),
    async close() {
      child?.kill('SIGINT');
      await ended;
    },
  };
}

/** The studio's page, in the words of those who use it. */
export type StudioPage = {
  readonly page: Page;
  /** What the page or the film's code complained of; nothing should be. */
  readonly complaints: readonly string[];
  /** Browsers complain of every answer that is an error; what a test brought about on purpose counts no more. */
  readonly forgive: (what: RegExp) => void;
  /** The block of a shot in the timeline. */
  readonly shot: (address: string, format: string) => Locator;
  readonly inspector: Locator;
  readonly dialog: Locator;
  readonly panel: (name: string) => Promise<Locator>;
  /** In frames, by the timecode that is shown. */
  readonly time: () => Promise<number>;
  /** A PNG of the film's picture. */
  readonly picture: () => Promise<Buffer>;
  readonly waitForStage: () => Promise<void>;
};

export const fps = 30;
const patience = {timeout: 90_000} as const;

export async function openPage(browser: Browser, url: string): Promise<StudioPage> {
  const context = await browser.newContext({
    viewport: {width: 1280, height: 720},
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience.timeout);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOfLostConnection(message.text()))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(url);
  const studio: StudioPage = {
    page,
    complaints,
    forgive(what) {
      const others = complaints.filter((complaint) => !what.test(complaint));
      complaints.splice(0, complaints.length, ...others);
    },
    shot: (address, format) =>
      page.locator(`.block-shot[data-address="${address}"][data-track="shots ${format}"]`),
    inspector: page.locator('.inspector'),
    dialog: page.getByRole('dialog'),
    async panel(name) {
      await page.getByRole('tab', {name}).click();
      return page.getByRole('tabpanel', {name});
    },
    async time() {
      const [minute = 0, second = 0, frame = 0] = (await page.locator('.timecode-now').innerText())
        .split(/[:.]/)
        .map(Number);
      return (minute * 60 + second) * fps + frame;
    },
    picture: () => page.locator('.picture-frame').first().screenshot(),
    async waitForStage() {
      await page.locator('.picture-frame[data-ready="true"]').first().waitFor(patience);
    },
  };
  await page.locator('.block-shot').first().waitFor(patience);
  return studio;
}

/** Browsers tell of each connection that was refused, whoever expected it. */
function isOfLostConnection(text: string): boolean {
  return text.includes('ERR_CONNECTION_REFUSED') || text.includes('ERR_INCOMPLETE_CHUNKED_ENCODING');
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with what is seen, and is serious or critical. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await axeSource);
  return page.evaluate(async () => {
    const {axe} = window as unknown as {readonly axe: typeof Axe};
    const {violations} = await axe.run(document, {iframes: false, resultTypes: ['violations']});
    return violations
      .filter(({impact}) => impact === 'serious' || impact === 'critical')
      .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 200)).join(' | ')}`);
  });
}
