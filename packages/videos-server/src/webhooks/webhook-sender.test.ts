import {Webhook} from 'standardwebhooks';
import {describe, expect, it} from 'vitest';
import {startReceiver, webhookRig} from './webhook-rig.fixture.ts';

const hour = 60 * 60 * 1000;

describe('a webhook', () => {
  it('tells what happened, signed', async () => {
    const receiver = await startReceiver();
    const rig = webhookRig();
    const {secret} = rig.register(receiver.url);
    rig.tell('video.completed', 'video_1');
    expect(await rig.untilTried(1)).toMatchObject({state: 'delivered'});
    const [request] = receiver.received;
    expect(request?.path).toBe('/hook');
    expect(new Webhook(secret).verify(request?.body ?? '', request?.headers ?? {})).toEqual({
      id: expect.stringMatching(/^evt_/),
      object: 'event',
      created_at: Math.floor(rig.clock.now() / 1000),
      type: 'video.completed',
      data: {id: 'video_1'},
    });
    await rig.close();
  });

  it('goes to each endpoint, under an id of its own', async () => {
    const receiver = await startReceiver();
    const rig = webhookRig();
    rig.register(receiver.url);
    rig.register(receiver.url);
    rig.tell('video.failed', 'video_1');
    await receiver.untilReceived(2);
    expect(new Set(receiver.received.map(({headers}) => headers['webhook-id'])).size).toBe(2);
    await rig.close();
  });

  it('is sent again, under the same id, until it is answered with success', async () => {
    const receiver = await startReceiver();
    receiver.answerWith(500, 302, 404);
    const rig = webhookRig();
    rig.register(receiver.url);
    rig.tell('batch.completed', 'batch_1');
    for (const [attempt, waitMs] of [5_000, 10_000, 20_000].entries()) {
      expect(await rig.untilTried(attempt + 1)).toMatchObject({state: 'pending'});
      rig.clock.advance(waitMs - 1);
      expect(receiver.received).toHaveLength(attempt + 1);
      rig.clock.advance(1);
      await receiver.untilReceived(attempt + 2);
    }
    expect(await rig.untilTried(4)).toMatchObject({state: 'delivered'});
    expect(new Set(receiver.received.map(({headers}) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({headers}) => headers['webhook-timestamp'])).size).toBe(4);
    expect(receiver.received.map(({path}) => path)).not.toContain('/elsewhere');
    expect(rig.webhooks.log(1)[0]?.attempts).toMatchObject([
      {kind: 'answered', status: 500},
      {kind: 'answered', status: 302},
      {kind: 'answered', status: 404},
      {kind: 'answered', status: 200},
    ]);
    await rig.close();
  });

  it('is given up after 72 hours', async () => {
    const rig = webhookRig();
    // Nobody listens on port 1.
    rig.register('http://127.0.0.1:1/');
    rig.tell('video.completed', 'video_1');
    let newest = await rig.untilTried(1);
    while (newest?.state === 'pending') {
      rig.clock.advance(6 * hour);
      newest = await rig.untilTried(newest.attempts.length + 1);
    }
    expect(newest?.state).toBe('given-up');
    const [first, last] = [newest?.attempts[0], newest?.attempts.at(-1)];
    expect(first?.kind).toBe('unanswered');
    const triedForMs = (last?.atMs ?? 0) - (first?.atMs ?? 0);
    expect(triedForMs).toBeGreaterThan(60 * hour);
    expect(triedForMs).toBeLessThanOrEqual(72 * hour);
    await rig.close();
  });

  it('waits out a restart', async () => {
    const receiver = await startReceiver();
    receiver.answerWith(503);
    const first = webhookRig();
    first.register(receiver.url);
    first.tell('video.completed', 'video_1');
    expect(await first.untilTried(1)).toMatchObject({state: 'pending'});
    await first.close();

    const second = webhookRig({directory: first.directory, clock: first.clock});
    second.clock.advance(5_000);
    expect(await second.untilTried(2)).toMatchObject({state: 'delivered'});
    expect(new Set(receiver.received.map(({headers}) => headers['webhook-id'])).size).toBe(1);
    await second.close();
  });
});

describe('an endpoint beyond this machine', () => {
  it('is sent nothing, even where an earlier server took it on', async () => {
    const rig = webhookRig();
    rig.register('http://192.0.2.1/');
    rig.tell('video.completed', 'video_1');
    expect(await rig.untilTried(1)).toMatchObject({state: 'pending'});
    expect(rig.webhooks.log(1)[0]?.attempts).toMatchObject([
      {kind: 'unanswered', problem: "Webhooks go to this machine only, and '192.0.2.1' is not it."},
    ]);
    await rig.close();
  });
});

describe('a webhook that goes wrong on purpose', () => {
  it('comes more than once, under the same id', async () => {
    const receiver = await startReceiver();
    const rig = webhookRig({faults: [{kind: 'webhook-duplicate', copies: 3}]});
    rig.register(receiver.url);
    rig.tell('video.completed', 'video_1');
    expect(await rig.untilTried(3)).toMatchObject({state: 'delivered'});
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({headers}) => headers['webhook-id'])).size).toBe(1);
    await rig.close();
  });

  it('does not come', async () => {
    const receiver = await startReceiver();
    const rig = webhookRig({faults: [{kind: 'webhook-lost'}]});
    rig.register(receiver.url);
    rig.tell('video.completed', 'video_1');
    expect(await rig.untilTried(1)).toMatchObject({state: 'delivered'});
    expect(receiver.received).toEqual([]);
    await rig.close();
  });

  it('comes with a wrong signature before it comes with a right one', async () => {
    const receiver = await startReceiver();
    const rig = webhookRig({faults: [{kind: 'webhook-forged'}]});
    const {secret} = rig.register(receiver.url);
    rig.tell('video.completed', 'video_1');
    expect(await rig.untilTried(1)).toMatchObject({state: 'delivered'});
    const [forged, right] = receiver.received;
    const verify = (request = forged) =>
      new Webhook(secret).verify(request?.body ?? '', request?.headers ?? {});
    expect(() => verify()).toThrow('No matching signature');
    expect(verify(right)).toMatchObject({data: {id: 'video_1'}});
    await rig.close();
  });
});

describe('the endpoints of the options', () => {
  it('replace those of the options before, and no others', async () => {
    const rig = webhookRig();
    const secret = 'whsec_c29tZSBrZXkgb2YgdGhpcnR5IGJ5dGVzIQ==';
    rig.register('http://127.0.0.1/registered');
    rig.webhooks.configure(
      [
        {url: 'http://127.0.0.1/a', secret},
        {url: 'http://127.0.0.1/b', secret},
      ],
      0,
    );
    const [, , b] = rig.webhooks.endpoints();
    rig.webhooks.configure([{url: 'http://127.0.0.1/b', secret: 'whsec_new'}], 0);
    expect(rig.webhooks.endpoints()).toMatchObject([
      {url: 'http://127.0.0.1/registered'},
      {id: b?.id, url: 'http://127.0.0.1/b', secret: 'whsec_new'},
    ]);
    await rig.close();
  });
});
