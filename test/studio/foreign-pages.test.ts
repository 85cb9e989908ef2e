import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, expect, onTestFinished, test} from 'vitest';
import {fixtureHost, type FixtureHost} from '../../packages/studio/src/server/__fixtures__/fixture-host.ts';
import {fixtureKeys, harbour} from '../../packages/studio/src/server/__fixtures__/fixture-views.ts';
import {startStudio, type Studio} from '../../packages/studio/src/server/start-studio.ts';
import {openBrowser} from '../open-browser.ts';

// What a browser really sends, and lets be read: a page of somebody else, in the browser in which the studio is open.
const order = {
  film: 'harbour',
  props: {},
  what: 'clips',
  targets: null,
  formats: null,
  anotherTake: true,
  agreedUsd: 100,
};

let browser: Browser;
let foreign: Server;
let port: number;
let directory: string;
let host: FixtureHost;
let studio: Studio;
let context: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser(['--host-resolver-rules=MAP evil.example 127.0.0.1']);
  foreign = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Somebody else</title>');
  });
  foreign.listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const address = foreign.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  directory = await mkdtemp(join(tmpdir(), 'matchcut-foreign-'));
  await writeFile(
    join(directory, 'index.html'),
    '<!doctype html><title>Stage</title><body><script>document.body.dataset.ran = "yes"</script>',
  );
  await writeFile(join(directory, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
}, 120_000);

afterAll(async () => {
  await browser.close();
  foreign.close();
  await rm(directory, {recursive: true, force: true});
});

beforeEach(async () => {
  host = fixtureHost({
    publicDirectory: directory,
    stages: {harbour: {folder: directory, folders: {}}},
    artifacts: {
      [fixtureKeys.clip]: {path: join(directory, 'logo.svg'), sizeBytes: 1, mediaType: 'image/svg+xml'},
    },
  });
  studio = await startStudio(host, {port: 0});
  context = await browser.newContext();
  return async () => {
    await context.close();
    await studio.close();
  };
});

/** The studio as its owner has it open: the browser has its cookie. */
async function openStudio(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(studio.url);
  await page.locator('iframe').waitFor();
  return page;
}

test('the studio itself is let in, and keeps the token out of the address', {timeout: 120_000}, async () => {
  const refused: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(studio.url);
  await page.locator('iframe').waitFor();
  expect(page.url()).not.toContain('token');
  const stage = await page.waitForFunction(
    () => document.querySelector('iframe')?.contentDocument?.body?.dataset['ran'],
  );
  expect(await stage.jsonValue()).toBe('yes');
  const asked = host.calls.length;
  const again = page.waitForResponse((response) => response.url().includes('/api/films/harbour'));
  host.show({...harbour, revision: 2});
  expect((await again).status()).toBe(200);
  expect(host.calls.length).toBeGreaterThan(asked);
  expect(refused).toEqual([]);
});

test.each(['127.0.0.1', 'localhost', 'evil.example'])(
  'a page of %s can neither spend nor see anything',
  {timeout: 120_000},
  async (name) => {
    await openStudio();
    const before = host.calls.length;
    const page = await context.newPage();
    await page.goto(`http://${name}:${port}/`);
    const said = await page.evaluate(tryEverything, {
      origin: studio.origin,
      order,
      key: fixtureKeys.clip,
    });
    expect(said).toEqual({
      read: 'TypeError',
      order: 'TypeError',
      'order with a guessed token': 'TypeError',
      'order as text': 'TypeError',
      form: 'sent',
      picture: 'error',
      file: 'error',
      events: 'error',
      frame: 'nothing',
    });
    expect(host.calls.slice(before).filter(({kind}) => kind === 'run' || kind === 'quote')).toEqual([]);
    expect(studio.pages()).toBe(1);
  },
);

test('a name that leads to the studio is not let in', {timeout: 120_000}, async () => {
  await openStudio();
  const page = await context.newPage();
  onTestFinished(() => page.close());
  const response = await page.goto(`http://evil.example:${new URL(studio.origin).port}/api/project`);
  expect(response?.status()).toBe(403);
  expect(await response?.json()).toMatchObject({code: 'studio-foreign-host'});
});

/** In the other page. What it says of each try is all that it comes to know. */
async function tryEverything({
  origin,
  order,
  key,
}: {
  readonly origin: string;
  readonly order: object;
  readonly key: string;
}): Promise<Readonly<Record<string, string>>> {
  const body = JSON.stringify(order);
  const outcome = (trying: Promise<Response>): Promise<string> =>
    trying.then(
      ({type}) => type,
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );
  const shown = (element: HTMLImageElement | HTMLScriptElement | EventSource): Promise<string> =>
    new Promise((resolve) => {
      element.addEventListener('error', () => resolve('error'));
      element.addEventListener('load', () => resolve('load'));
      element.addEventListener('open', () => resolve('open'));
    });
  const picture = (path: string): Promise<string> => {
    const image = new Image();
    const seen = shown(image);
    image.src = `${origin}${path}`;
    return seen;
  };
  const json = {'content-type': 'application/json'};
  const said: Record<string, string> = {
    read: await outcome(fetch(`${origin}/api/project`, {credentials: 'include'})),
    order: await outcome(
      fetch(`${origin}/api/runs`, {method: 'POST', body, headers: json, credentials: 'include'}),
    ),
    'order with a guessed token': await outcome(
      fetch(`${origin}/api/runs`, {
        method: 'POST',
        body,
        headers: {...json, 'x-matchcut-token': 'a'.repeat(43)},
        credentials: 'include',
      }),
    ),
    'order as text': await outcome(
      fetch(`${origin}/api/runs`, {method: 'POST', body, mode: 'no-cors', credentials: 'include'}),
    ),
    picture: await picture(`/artifacts/${key}`),
    file: await picture('/public/logo.svg'),
    events: await shown(new EventSource(`${origin}/api/events`, {withCredentials: true})),
  };
  const frame = document.createElement('iframe');
  frame.name = 'frame';
  document.body.append(frame);
  const submitted = new Promise((resolve) => {
    frame.addEventListener('load', resolve, {once: true});
  });
  const form = Object.assign(document.createElement('form'), {
    action: `${origin}/api/runs`,
    method: 'post',
    enctype: 'text/plain',
    target: 'frame',
  });
  document.body.append(form);
  form.submit();
  await submitted;
  said['form'] = 'sent';
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, {once: true});
  });
  frame.src = `${origin}/stage/harbour/`;
  await loaded;
  said['frame'] = frame.contentDocument === null ? 'nothing' : 'seen';
  return said;
}
