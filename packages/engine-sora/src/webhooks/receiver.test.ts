import {Webhook} from 'standardwebhooks';
import {describe, expect, onTestFinished, test} from 'vitest';
import {quickSurroundings} from '../__fixtures__/engines.ts';
import type {Surroundings} from '../surroundings.ts';
import {openReceiver, type Receiver} from './receiver.ts';

const secret = `whsec_${Buffer.from('a secret of 24 characters').toString('base64')}`;

type Opened = {readonly receiver: Receiver; readonly url: string; readonly slept: readonly Sleep[]};
type Sleep = {readonly ms: number; readonly end: () => void};

/** A receiver whose waits end only when a test ends them. */
async function open(port = 0): Promise<Opened> {
  const slept: Sleep[] = [];
  const clock: Surroundings['clock'] = {
    now: () => Date.now(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        slept.push({ms, end: resolve});
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const options = {port, host: '127.0.0.1', path: '/webhooks'};
  const receiver = openReceiver(options, {clock, env: {MATCHCUT_WEBHOOK_SECRET: secret}});
  onTestFinished(() => receiver.close());
  const listening = await receiver.start();
  return {receiver, url: `http://127.0.0.1:${listening ?? port}/webhooks`, slept};
}

type Delivery = {
  readonly id?: string;
  readonly at?: Date;
  readonly secret?: string;
  readonly signature?: string;
  readonly body?: string;
};

async function deliver(url: string, video: string, delivery: Delivery = {}): Promise<number> {
  const {id = 'evt_1', at = new Date(), secret: signedWith = secret} = delivery;
  const body =
    delivery.body ?? JSON.stringify({id, object: 'event', type: 'video.completed', data: {id: video}});
  const {status} = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': delivery.signature ?? new Webhook(signedWith).sign(id, at, body),
    },
  });
  return status;
}

/** Whether a wait has ended, now that all that was going on is done. */
async function hasEnded(wait: Promise<void>): Promise<boolean> {
  await new Promise(setImmediate);
  return Promise.race([
    wait.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(() => resolve(false))),
  ]);
}

test('a wait ends when the end of its video is told, and only of its own', async () => {
  const {receiver, url, slept} = await open();
  const wait = receiver.changed('video_1', 9000, undefined);
  expect(await deliver(url, 'video_2', {id: 'evt_2'})).toBe(200);
  expect(await hasEnded(wait)).toBe(false);
  expect(await deliver(url, 'video_1')).toBe(200);
  await wait;
  expect(slept.map(({ms}) => ms)).toEqual([9000]);
});

test('all who wait for a video are told', async () => {
  const {receiver, url} = await open();
  const waits = [receiver.changed('video_1', 9000, undefined), receiver.changed('video_1', 9000, undefined)];
  await hasEnded(waits[0] ?? Promise.resolve());
  await deliver(url, 'video_1');
  expect(await Promise.all(waits)).toHaveLength(2);
});

test('what was told before anybody waited is not lost, and is told once', async () => {
  const {receiver, url, slept} = await open();
  await deliver(url, 'video_1');
  await receiver.changed('video_1', 9000, undefined);
  expect(slept).toEqual([]);
  const again = receiver.changed('video_1', 9000, undefined);
  expect(await hasEnded(again)).toBe(false);
  slept[0]?.end();
  await again;
});

test('time ends a wait too, and so does an abort', async () => {
  const {receiver, slept} = await open();
  const wait = receiver.changed('video_1', 9000, undefined);
  expect(await hasEnded(wait)).toBe(false);
  slept[0]?.end();
  await wait;
  const abort = new AbortController();
  const aborted = receiver.changed('video_1', 9000, abort.signal);
  expect(await hasEnded(Promise.race([aborted.catch(() => {}), new Promise<void>(() => {})]))).toBe(false);
  abort.abort(new Error('enough'));
  await expect(aborted).rejects.toThrow('enough');
});

test('a delivery that comes twice tells once', async () => {
  const {receiver, url} = await open();
  expect(await deliver(url, 'video_1')).toBe(200);
  await receiver.changed('video_1', 9000, undefined);
  expect(await deliver(url, 'video_1')).toBe(200);
  expect(await hasEnded(receiver.changed('video_1', 9000, undefined))).toBe(false);
});

describe('a delivery is believed', () => {
  const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);

  test.each<readonly [string, Delivery, number]>([
    ['signed with another secret', {secret: `whsec_${Buffer.from('another').toString('base64')}`}, 401],
    ['of six minutes ago', {at: minutes(-6)}, 401],
    ['of six minutes later', {at: minutes(6)}, 401],
    ['without a signature', {signature: ''}, 401],
    ['of four minutes ago', {at: minutes(-4)}, 200],
  ])('%s: %s', async (_, delivery, status) => {
    const {receiver, url} = await open();
    expect(await deliver(url, 'video_1', delivery)).toBe(status);
    expect(await hasEnded(receiver.changed('video_1', 9000, undefined))).toBe(status === 200);
  });

  test('where one of several signatures is right', async () => {
    const {url} = await open();
    const body = JSON.stringify({type: 'video.failed', data: {id: 'video_1'}});
    const right = new Webhook(secret).sign('evt_1', new Date(), body);
    expect(await deliver(url, 'video_1', {body, signature: `v1,d3Jvbmc= ${right}`})).toBe(200);
  });

  test('and of no consequence where it tells of something else', async () => {
    const {receiver, url} = await open();
    expect(await deliver(url, '', {body: '{"type":"batch.completed","data":{"id":"video_1"}}'})).toBe(200);
    expect(await deliver(url, '', {id: 'evt_2', body: 'not JSON'})).toBe(200);
    expect(await hasEnded(receiver.changed('video_1', 9000, undefined))).toBe(false);
  });
});

test('nothing else is answered', async () => {
  const {url} = await open();
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(`${url}/other`, {method: 'POST', body: '{}'})).status).toBe(404);
  expect((await fetch(url, {method: 'POST', body: 'x'.repeat(70_000)})).status).toBe(413);
});

test('a port that another process has leaves the waiting to time', async () => {
  const first = await open();
  const port = Number(new URL(first.url).port);
  const second = await open(port);
  expect(await second.receiver.start()).toBeNull();
  const wait = second.receiver.changed('video_1', 9000, undefined);
  expect(await hasEnded(wait)).toBe(false);
  second.slept[0]?.end();
  await wait;
});

test.each([
  ['no secret', {}],
  ['a secret that is none', {MATCHCUT_WEBHOOK_SECRET: 'whsec_%%%'}],
])('with %s nothing is listened for', async (_, env) => {
  const surroundings = quickSurroundings({env});
  const receiver = openReceiver({port: 0, host: '127.0.0.1', path: '/webhooks'}, surroundings);
  onTestFinished(() => receiver.close());
  await expect(receiver.start()).rejects.toMatchObject({code: 'engine-misconfigured'});
});
