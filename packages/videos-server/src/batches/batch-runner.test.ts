import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {aLine, batchRig, someLines, type ResultLine} from './batch-rig.fixture.ts';

const day = 24 * 60 * 60 * 1000;

const ids = (results: readonly ResultLine[]): readonly string[] => results.map((line) => line.custom_id);

describe('a batch', () => {
  it('makes a video of each line and answers them all, in another order', async () => {
    const rig = batchRig();
    const batch = await rig.end(rig.submit(rig.upload(someLines(200))));
    expect(batch).toMatchObject({
      status: 'completed',
      model: 'sora-2',
      counts: {total: 200, completed: 200, failed: 0},
      errorFile: null,
    });
    const output = await rig.read(batch.outputFile);
    const inOrder = Array.from({length: 200}, (_, index) => `line-${index + 1}`);
    expect(ids(output).toSorted()).toEqual(inOrder.toSorted());
    expect(ids(output)).not.toEqual(inOrder);
    expect(rig.videos.created).toEqual(inOrder);
    await rig.close();
  });

  it('is shuffled by its seed alone', async () => {
    const orders: (readonly string[])[] = [];
    for (const seed of [7, 7, 8]) {
      const rig = batchRig({seed});
      const batch = await rig.end(rig.submit(rig.upload(someLines(50))));
      orders.push(ids(await rig.read(batch.outputFile)));
      await rig.close();
    }
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).not.toEqual(orders[2]);
  });

  it('puts refused requests into the error file and failed videos into the other', async () => {
    const rig = batchRig();
    const file = [aLine('a'), aLine('b', {prompt: 'refuse'}), aLine('c', {prompt: 'fail'})].join('\n');
    const batch = await rig.end(rig.submit(rig.upload(file)));
    expect(batch).toMatchObject({status: 'completed', counts: {total: 3, completed: 2, failed: 1}});
    const output = await rig.read(batch.outputFile);
    expect(output.find((line) => line.custom_id === 'c')).toMatchObject({
      id: expect.stringMatching(/^batch_req_/),
      response: {status_code: 200, body: {status: 'failed'}},
      error: null,
    });
    expect(await rig.read(batch.errorFile)).toMatchObject([
      {custom_id: 'b', response: {status_code: 400, body: {error: {message: 'No.'}}}, error: null},
    ]);
    await rig.close();
  });

  it('keeps its videos for a day from its end on, and says so in its output', async () => {
    const rig = batchRig();
    const batch = await rig.end(rig.submit(rig.upload(aLine('a'))));
    const endsAt = rig.clock.now() + day;
    expect(rig.videos.kept.get(batch.id)).toBe(endsAt);
    const [line] = await rig.read(batch.outputFile);
    expect(line?.response?.body['expires_at']).toBe(endsAt / 1000);
    await rig.close();
  });

  it('has few videos in work at once, so that others are not kept waiting', async () => {
    const rig = batchRig();
    rig.videos.hold();
    const id = rig.submit(rig.upload(someLines(100)));
    await rig.videos.untilHeld(32);
    await rig.idle();
    expect(rig.videos.created).toHaveLength(32);
    rig.videos.finish(1);
    await rig.videos.untilHeld(32);
    await rig.idle();
    expect(rig.videos.created).toHaveLength(33);
    expect(rig.batch(id).counts).toEqual({total: 100, completed: 1, failed: 0});
    await rig.close();
  });
});

describe('a batch that is not finished in time', () => {
  it('answers what was in work as expired, and what was not begun as an error', async () => {
    const rig = batchRig();
    rig.videos.hold();
    const id = rig.submit(rig.upload(someLines(40)));
    await rig.videos.untilHeld(32);
    rig.videos.finish(2);
    await rig.videos.untilHeld(32);
    rig.clock.advance(day);
    const batch = await rig.end(id);
    expect(batch).toMatchObject({status: 'expired', counts: {total: 40, completed: 34, failed: 6}});
    expect(batch.reachedAtMs.expired).toBe(rig.clock.now());
    const statuses = (await rig.read(batch.outputFile)).map((line) => line.response?.body['status']);
    expect(statuses.filter((status) => status === 'completed')).toHaveLength(2);
    expect(statuses.filter((status) => status === 'expired')).toHaveLength(32);
    const errors = await rig.read(batch.errorFile);
    expect(errors).toHaveLength(6);
    expect(errors[0]).toMatchObject({response: null, error: {code: 'batch_expired'}});
    await rig.close();
  });
});

describe('a batch that is called off', () => {
  it('finishes what is in work and begins nothing more', async () => {
    const rig = batchRig();
    rig.videos.hold();
    const id = rig.submit(rig.upload(someLines(40)));
    await rig.videos.untilHeld(32);
    rig.cancel(id);
    expect(rig.batch(id).status).toBe('cancelling');
    rig.videos.release();
    const batch = await rig.end(id);
    expect(batch).toMatchObject({status: 'cancelled', counts: {total: 40, completed: 32, failed: 0}});
    expect(await rig.read(batch.outputFile)).toHaveLength(32);
    expect(batch.errorFile).toBeNull();
    expect(rig.videos.created).toHaveLength(32);
    await rig.close();
  });

  it('waits ten minutes for what does not end', async () => {
    const rig = batchRig();
    rig.videos.hold();
    const id = rig.submit(rig.upload(someLines(3)));
    await rig.videos.untilHeld(3);
    rig.cancel(id);
    await rig.idle();
    expect(rig.batch(id).status).toBe('cancelling');
    rig.clock.advance(10 * 60 * 1000);
    const batch = await rig.end(id);
    expect(batch).toMatchObject({status: 'cancelled', counts: {total: 3, completed: 3, failed: 0}});
    const statuses = (await rig.read(batch.outputFile)).map((line) => line.response?.body['status']);
    expect(statuses).toEqual(['expired', 'expired', 'expired']);
    await rig.close();
  });
});

describe('a batch that is called off before it was read', () => {
  it('is cancelled, whatever is in its file', async () => {
    for (const text of [someLines(3), 'no JSON']) {
      const rig = batchRig();
      const id = rig.submit(rig.upload(text));
      rig.cancel(id);
      const batch = await rig.end(id);
      expect(batch).toMatchObject({status: 'cancelled', outputFile: null, errorFile: null});
      expect(rig.videos.created).toEqual([]);
      await rig.close();
    }
  });
});

describe('a batch that goes wrong on purpose', () => {
  it('expires midway', async () => {
    const rig = batchRig();
    const fault = {kind: 'batch-expired', afterLines: 10, skip: 0, probability: 1} as const;
    const batch = await rig.end(rig.submit(rig.upload(someLines(50)), [fault]));
    expect(batch.status).toBe('expired');
    const output = await rig.read(batch.outputFile);
    const errors = await rig.read(batch.errorFile);
    expect(output.length + errors.length).toBe(50);
    expect(output.filter((line) => line.response?.body['status'] === 'completed').length).toBeGreaterThan(9);
    expect(errors.length).toBeGreaterThan(0);
    await rig.close();
  });

  it('is called off midway', async () => {
    const rig = batchRig();
    const fault = {kind: 'batch-cancelled', afterLines: 10, skip: 0, probability: 1} as const;
    const batch = await rig.end(rig.submit(rig.upload(someLines(50)), [fault]));
    expect(batch.status).toBe('cancelled');
    const {length} = await rig.read(batch.outputFile);
    expect(length).toBeGreaterThan(9);
    expect(length).toBeLessThan(50);
    await rig.close();
  });
});

describe('a server that was stopped', () => {
  it('goes on with each batch where it was, and makes nothing twice', async () => {
    const first = batchRig();
    first.videos.hold();
    const id = first.submit(first.upload(someLines(60)));
    await first.videos.untilHeld(32);
    first.videos.finish(5);
    await first.videos.untilHeld(32);
    await first.close();

    const {directory, clock} = first;
    const second = batchRig({directory, clock});
    // What was being made is painted by the next server, and ends there.
    for (const prompt of first.videos.created.slice(5)) second.videos.adopt(prompt, id);
    second.videos.release();
    const batch = await second.end(id);
    expect(batch).toMatchObject({status: 'completed', counts: {total: 60, completed: 60, failed: 0}});
    const created = [...first.videos.created, ...second.videos.created];
    expect(created).toHaveLength(60);
    expect(new Set(created).size).toBe(60);
    await second.close();
  });

  it('writes the results that it could not write', async () => {
    const first = batchRig();
    first.videos.hold();
    const id = first.submit(first.upload(someLines(3)));
    await first.videos.untilHeld(3);
    rmSync(join(first.directory, 'uploads'), {recursive: true});
    first.videos.release();
    await first.crashed();
    expect(first.batch(id).status).toBe('finalizing');
    await first.close();

    const second = batchRig({directory: first.directory, clock: first.clock});
    const batch = await second.end(id);
    expect(batch.status).toBe('completed');
    expect(await second.read(batch.outputFile)).toHaveLength(3);
    await second.close();
  });
});
