import {expect, onTestFinished, test} from 'vitest';
import type {StudioEvent} from '../../protocol.ts';
import {readEvents, type EventReader} from '../__fixtures__/event-reader.ts';
import {studioRig} from '../__fixtures__/studio-rig.ts';
import {createEventHub} from './event-hub.ts';

const film: StudioEvent = {kind: 'film', film: 'harbour', revision: 7};

test('two pages are told the same, in order, under the name of its kind', async () => {
  const {studio, host, trusted} = await studioRig();
  const pages = [
    await readEvents(`${studio.origin}/api/events`, trusted),
    await readEvents(`${studio.origin}/api/events`, trusted),
  ];
  host.tell(film);
  host.tell({kind: 'ledger'});
  for (const page of pages) {
    expect(page.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await linesUntilData(page)).toEqual(['retry: 1000', '', 'event: film']);
    expect(await page.next()).toEqual({kind: 'ledger'});
  }
});

async function linesUntilData(page: EventReader): Promise<readonly (string | null)[]> {
  const lines: (string | null)[] = [];
  for (;;) {
    const line = await page.nextLine();
    if (line === null || line.startsWith('data: ')) return lines;
    lines.push(line);
  }
}

test('what a run does in one tab is told in the other', async () => {
  const {studio, ask, trusted} = await studioRig();
  const other = await readEvents(`${studio.origin}/api/events`, trusted);
  const order = {film: 'harbour', props: {}, what: 'clips', targets: null, formats: null, take: null};
  await ask('/api/runs', {body: {...order, agreedUsd: 0.8}});
  expect(await other.next()).toMatchObject({kind: 'run', run: {id: 'run-1', order}});
});

test('a browser says that a page of the same origin asks, where it sends no origin', async () => {
  const {studio, bare, cookie} = await studioRig();
  const page = await readEvents(`${studio.origin}/api/events`, {cookie, 'sec-fetch-site': 'same-origin'});
  expect(page.response.status).toBe(200);
  for (const headers of [{cookie}, {cookie, 'sec-fetch-site': 'none'}])
    expect((await bare('/api/events', {headers})).status).toBe(403);
});

test('a page that is left is forgotten, and the others go on', async () => {
  const {studio, host, trusted} = await studioRig({heartbeatMs: 5});
  const left = await readEvents(`${studio.origin}/api/events`, trusted);
  const stays = await readEvents(`${studio.origin}/api/events`, trusted);
  await left.leave();
  // Signs of life go on until the other is gone.
  while (studio.pages() > 1) expect(await stays.nextLine()).not.toBeNull();
  host.tell(film);
  expect(await stays.next()).toEqual(film);
});

test('HEAD opens nothing', async () => {
  const {ask, studio} = await studioRig();
  const answer = await ask('/api/events', {method: 'HEAD'});
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/event-stream']);
  expect(studio.pages()).toBe(0);
});

test('a reader who is stuck is let go before it costs memory', () => {
  let tell: (event: StudioEvent) => void = () => {};
  const hub = createEventHub({
    listen: (listener) => {
      tell = listener;
      return () => {};
    },
    heartbeatMs: 3_600_000,
  });
  onTestFinished(hub.close);
  hub.open();
  for (let count = 0; count < 900; count++) tell(film);
  expect(hub.count()).toBe(1);
  for (let count = 0; count < 200; count++) tell(film);
  expect(hub.count()).toBe(0);
});
