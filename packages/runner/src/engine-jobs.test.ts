import {EngineError} from '@matchcut/engine';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {EnginePoint} from './__fixtures__/file-engine.ts';
import {buildPlan} from './__fixtures__/plan-builder.ts';
import {openWorkshop, type Workshop} from './__fixtures__/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const {plan, step} = buildPlan([{name: 'one'}, {kind: 'conform', name: 'c', needs: ['one']}]);
const free = {billing: 'free'} as const;

/** Throws the errors, one each time that the engine comes to the point. */
function failing(point: EnginePoint, errors: readonly Error[]): (at: EnginePoint) => void {
  const left = [...errors];
  return (at) => {
    const error = at === point ? left.shift() : undefined;
    if (error) throw error;
  };
}

describe('an engine that is busy or out of reach', () => {
  for (const point of ['submit', 'status', 'fetch', 'fetching'] as const)
    test(`at ${point} is asked again after growing waits`, async () => {
      const busy = new EngineError('engine-busy', 'Slow down.');
      const {result, events} = await shop.run(plan, {
        engineOptions: {at: failing(point, [busy, busy, busy])},
      });
      expect(result.kind).toBe('done');
      expect(shop.jobs()).toEqual(['one']);
      expect(events.filter(({kind}) => kind === 'step-retrying')).toMatchObject([
        {attempt: 1, inMs: 1000, code: 'engine-busy', hint: expect.any(String)},
        {attempt: 2, inMs: 2000},
        {attempt: 3, inMs: 4000},
      ]);
    });

  test('is given the time that it asks for', async () => {
    const busy = new EngineError('engine-busy', 'Slow down.', {retryAfterMs: 90_000});
    await shop.run(plan, {engineOptions: {at: failing('submit', [busy])}});
    expect(shop.slept[0]).toBe(90_000);
  });

  test('for good fails the step, and the job is kept for the next run', async () => {
    const down = Array.from({length: 20}, () => new EngineError('engine-unreachable', 'No route.'));
    const {result} = await shop.run(plan, {engineOptions: {at: failing('status', down)}});
    expect(result.failed).toMatchObject([{code: 'engine-unreachable', address: 'film/one'}]);
    expect(shop.journal.inFlight()).toHaveLength(1);
    expect((await shop.run(plan)).result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one']);
  });

  test('before it took the job leaves nothing in flight', async () => {
    const down = Array.from({length: 20}, () => new EngineError('engine-unreachable', 'No route.'));
    await shop.run(plan, {engineOptions: {at: failing('submit', down)}});
    expect(shop.journal.inFlight()).toEqual([]);
    expect(shop.journal.spent()).toEqual({usd: 0, unknown: 0});
  });
});

describe('an answer that was lost', () => {
  const lost = new EngineError('engine-lost-answer', 'The connection broke.');

  test('is not asked for again where it may have been billed: not in this run and not in the next', async () => {
    const {result} = await shop.run(plan, {engineOptions: {at: failing('submitted', [lost])}});
    expect(result.failed).toMatchObject([{code: 'job-unknown'}]);
    const again = await shop.run(plan);
    expect(again.result.failed).toMatchObject([
      {
        code: 'job-unknown',
        message: expect.stringContaining('film/one (16:9)'),
        hint: expect.stringContaining('--retry-unknown'),
      },
    ]);
    expect(shop.jobs()).toEqual(['one']);
    expect(shop.journal.spent()).toEqual({usd: 0, unknown: 1});
    expect(shop.slept).toEqual([]);
  });

  test('does not stand in the way of another take', async () => {
    await shop.run(plan, {engineOptions: {at: failing('submitted', [lost])}});
    const other = buildPlan([{name: 'one', take: 2}]);
    expect((await shop.run(other.plan)).result.kind).toBe('done');
  });

  test('of a free engine is asked for again by the next run', async () => {
    await shop.run(plan, {engineOptions: {...free, at: failing('submitted', [lost])}});
    expect((await shop.run(plan, {engineOptions: free})).result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one', 'one']);
  });

  test('is also what an unexpected error amounts to', async () => {
    await shop.run(plan, {engineOptions: {at: failing('submitted', [new TypeError('oops')])}});
    expect((await shop.run(plan)).result.failed).toMatchObject([{code: 'job-unknown'}]);
  });
});

describe('a job', () => {
  test('that failed is told with its reason, and the key may be asked for again', async () => {
    const failure = {code: 'gpu_lost', message: 'The GPU is gone.'};
    const {result} = await shop.run(plan, {engineOptions: {failure}});
    expect(result.failed).toMatchObject([
      {code: 'engine-job-failed', message: 'The GPU is gone. (gpu_lost)'},
    ]);
    expect(result.spent).toEqual({usd: 0, unknown: 1});
    expect(shop.journal.spent()).toEqual({usd: 0, unknown: 1});
    expect(shop.journal.inFlight()).toEqual([]);
    expect((await shop.run(plan)).result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one', 'one']);
  });

  test('that ended in a refusal is told as one', async () => {
    const failure = {code: 'engine-refused-prompt', message: 'Not that.'};
    const {result} = await shop.run(plan, {engineOptions: {failure}});
    expect(result.failed).toMatchObject([{code: 'engine-refused-prompt', message: 'Not that.'}]);
  });

  test('that the engine no longer knows is made again where that is free', async () => {
    const gone = new EngineError('engine-job-unknown', 'Expired.');
    const {result} = await shop.run(plan, {engineOptions: {...free, at: failing('status', [gone])}});
    expect(result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one', 'one']);
  });

  test('that the engine no longer knows is told where it was paid, and left to the next plan', async () => {
    const gone = new EngineError('engine-job-unknown', 'Expired.');
    const {result} = await shop.run(plan, {engineOptions: {at: failing('status', [gone])}});
    expect(result.failed).toMatchObject([{code: 'engine-job-unknown'}]);
    expect(shop.jobs()).toEqual(['one']);
    expect((await shop.run(plan)).result.kind).toBe('done');
  });

  test('whose clip is not what was asked for stays, so that a next run need not pay for it', async () => {
    const {result} = await shop.run(plan, {
      compositorOptions: {
        onVerify: () => {
          throw Object.assign(new Error('It has 3 frames.'), {
            code: 'clip-unfit',
            hint: 'Ask for another take.',
          });
        },
      },
    });
    expect(result.failed).toMatchObject([{code: 'clip-unfit', message: 'It has 3 frames.'}]);
    expect((await shop.store.lookup([step('one').key])).size).toBe(0);
    expect((await shop.run(plan)).result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one']);
  });

  test('of an interrupted run is adopted', async () => {
    const controller = new AbortController();
    const at = (point: EnginePoint): void => {
      if (point === 'status') controller.abort();
    };
    const {result, events} = await shop.run(plan, {engineOptions: {at}, signal: controller.signal});
    expect(result).toMatchObject({kind: 'interrupted', counts: {left: 2, failed: 0}, spent: {usd: 1}});
    expect(events.at(-1)).toMatchObject({kind: 'run-finished', outcome: 'interrupted'});
    const next = await shop.run(plan);
    expect(next.result).toMatchObject({kind: 'done', spent: {usd: 0}});
    expect(next.events).toContainEqual(expect.objectContaining({kind: 'step-started', adopted: true}));
    expect(shop.jobs()).toEqual(['one']);
  });

  test('is not lost when the run is interrupted while the engine is being asked', async () => {
    const controller = new AbortController();
    const at = (point: EnginePoint): void => {
      if (point === 'submit') controller.abort();
    };
    const {result} = await shop.run(plan, {engineOptions: {at}, signal: controller.signal});
    expect(result.kind).toBe('interrupted');
    expect(shop.journal.inFlight()).toMatchObject([{address: 'film/one', job: {state: {prompt: 'one'}}}]);
  });

  test('that two runs want at once is asked for once', async () => {
    const results = await Promise.all([shop.run(plan), shop.run(plan), shop.run(plan)]);
    expect(results.map(({result}) => result.kind)).toEqual(['done', 'done', 'done']);
    expect(shop.jobs()).toEqual(['one']);
    expect(shop.journal.inFlight()).toEqual([]);
  });

  test('tells its progress in hundredths, while it runs and while it is fetched', async () => {
    const {events} = await shop.run(plan, {engineOptions: {polls: 3}});
    const told = events.flatMap((event) =>
      event.kind === 'step-progress' && event.step === step('one').id ? [event.progress] : [],
    );
    expect(told).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

describe('an interrupted run', () => {
  test('begins nothing more', async () => {
    const controller = new AbortController();
    controller.abort();
    const {result, events} = await shop.run(plan, {signal: controller.signal});
    expect(result).toMatchObject({kind: 'interrupted', counts: {left: 2}});
    expect(shop.jobs()).toEqual([]);
    expect(events.map(({kind}) => kind)).toEqual(['run-started', 'run-finished']);
  });

  test('while composing is gone on with by the next', async () => {
    const controller = new AbortController();
    const {result} = await shop.run(plan, {
      signal: controller.signal,
      compositorOptions: {at: () => controller.abort()},
    });
    expect(result).toMatchObject({kind: 'interrupted', counts: {made: 1, left: 1, failed: 0}});
    const next = await shop.run(await shop.replan(plan));
    expect(next.result).toMatchObject({kind: 'done', counts: {made: 1, reused: 1}});
  });
});
