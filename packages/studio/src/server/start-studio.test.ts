import {createServer} from 'node:http';
import {once} from 'node:events';
import {connect} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {fixtureHost} from './__fixtures__/fixture-host.ts';
import {readEvents} from './__fixtures__/event-reader.ts';
import {studioRig} from './__fixtures__/studio-rig.ts';
import {startStudio} from './start-studio.ts';
import {StudioError} from './studio-error.ts';

const pageDirectory = import.meta.dirname;

test('a studio has a link with its token, another one at each start', async () => {
  const [one, other] = [await studioRig(), await studioRig()];
  expect(one.studio.url).toBe(`${one.studio.origin}/?token=${one.studio.token}`);
  expect(Buffer.from(one.studio.token, 'base64url')).toHaveLength(32);
  expect(other.studio.token).not.toBe(one.studio.token);
  // Two of the same project, or of others, are open beside each other in one browser.
  expect(other.cookie.split('=')[0]).not.toBe(one.cookie.split('=')[0]);
});

test('without a port, the next free one is taken', async () => {
  const one = await startStudio(fixtureHost(), {pageDirectory});
  onTestFinished(one.close);
  const other = await startStudio(fixtureHost(), {pageDirectory});
  onTestFinished(other.close);
  const [first, second] = [one, other].map(({origin}) => Number(new URL(origin).port));
  expect(first).toBeGreaterThanOrEqual(3210);
  expect(second).toBeGreaterThan(first ?? 0);
});

test('a port that was asked for is that one or none', async () => {
  const taken = createServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const host = fixtureHost();
  await expect(startStudio(host, {port, pageDirectory})).rejects.toMatchObject({code: 'studio-port-in-use'});
  expect(host.listeners()).toBe(0);
});

test.each([
  ['every address', {host: '0.0.0.0'}, 'studio-bad-host'],
  ['every address, of version 6', {host: '::'}, 'studio-bad-host'],
  ['an address of the network', {host: '192.168.1.10'}, 'studio-bad-host'],
  ['a name that only begins like a loopback address', {host: '127.0.0.1.example.com'}, 'studio-bad-host'],
  ['a name', {host: 'example.com'}, 'studio-bad-host'],
  ['no address', {host: '127.0.0.999'}, 'studio-bad-host'],
  ['no port', {port: 99_999}, 'studio-bad-port'],
  ['a token that can be guessed', {token: 'let me in'}, 'studio-bad-token'],
])('a studio is not opened on %s', async (_what, options, code) => {
  const starting = startStudio(fixtureHost(), {port: 0, pageDirectory, ...options});
  await expect(starting).rejects.toSatisfy((error) => StudioError.is(error) && error.code === code);
});

test('localhost and the loopback address of version 6 do', async () => {
  for (const host of ['localhost', '::1']) {
    const studio = await startStudio(fixtureHost(), {port: 0, host, pageDirectory});
    onTestFinished(studio.close);
    const response = await fetch(`${studio.origin}/api/project`, {
      headers: {'x-matchcut-token': studio.token},
    });
    expect(response.status).toBe(200);
  }
});

test('closing ends pages that listen, connections that idle, and listening to the project', async () => {
  const {studio, host, trusted} = await studioRig({heartbeatMs: 3_600_000});
  const pages = await Promise.all(
    Array.from({length: 3}, () => readEvents(`${studio.origin}/api/events`, trusted)),
  );
  const idle = connect(Number(new URL(studio.origin).port), '127.0.0.1');
  await once(idle, 'connect');
  const idleEnded = once(idle, 'close');
  expect(studio.pages()).toBe(3);
  expect(host.listeners()).toBeGreaterThan(0);

  await Promise.all([studio.close(), studio.close()]);
  expect(await Promise.all(pages.map(({next}) => next()))).toEqual([null, null, null]);
  await idleEnded;
  expect(host.listeners()).toBe(0);
  expect(studio.pages()).toBe(0);
  await expect(fetch(studio.origin)).rejects.toThrow('fetch failed');
});

test('what is no HTTP is answered with a problem too', async () => {
  const {studio} = await studioRig();
  const socket = connect(Number(new URL(studio.origin).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.end('NOT HTTP\r\n\r\n');
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({code: 'studio-bad-http'});
});
