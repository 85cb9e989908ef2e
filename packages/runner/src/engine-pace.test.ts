import {EngineError} from '@matchcut/engine';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {createPace, type Pace} from './engine-pace.ts';
import type {EnginePoint} from './__fixtures__/file-engine.ts';
import {buildPlan} from './__fixtures__/plan-builder.ts';
import {openWorkshop, type Workshop} from './__fixtures__/workshop.ts';

function paceOf(more: {jobs?: number; most?: number; requestsPerMinute?: number} = {}): Pace & {
  readonly slept: readonly number[];
} {
  const {jobs = 4, most = 8, requestsPerMinute = null} = more;
  const slept: number[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      slept.push(ms);
      now += ms;
    },
  };
  return {...createPace({pace: {jobs, requestsPerMinute}, most, clock}), slept};
}

describe('the pace of an engine', () => {
  test('rises by one after a round that was taken, up to what is allowed', () => {
    const pace = paceOf({jobs: 2, most: 4});
    const limits = Array.from({length: 12}, () => {
      pace.taken();
      return pace.limit();
    });
    expect(limits).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4]);
  });

  test('halves where the engine is busy, and never stops', () => {
    const pace = paceOf({jobs: 8});
    const limits = Array.from({length: 4}, () => {
      pace.busy();
      return pace.limit();
    });
    expect(limits).toEqual([4, 2, 1, 1]);
  });

  test('keeps to the requests a minute', async () => {
    const pace = paceOf({requestsPerMinute: 2});
    for (const _ of [1, 2, 3, 4, 5]) await pace.turn(undefined);
    expect(pace.slept).toEqual([60_000, 60_000]);
  });
});

describe('a run', () => {
  let shop: Workshop;
  beforeEach(async () => {
    shop = await openWorkshop();
  });
  afterEach(() => shop.close());

  const names = Array.from({length: 12}, (_, index) => `shot-${index}`);
  const {plan} = buildPlan(names.map((name) => ({name})));

  test('finds out how much an engine takes at once, and gets everything made', async () => {
    const room = 2;
    const running = new Set<string>();
    let most = 0;
    const at = (point: EnginePoint, prompt: string): void => {
      if (point === 'fetching') running.delete(prompt);
      if (point !== 'submit') return;
      if (running.size >= room) throw new EngineError('engine-busy', 'Too many running tasks.');
      running.add(prompt);
      most = Math.max(most, running.size);
    };
    const {result} = await shop.run(plan, {engineOptions: {at, polls: 30, pace: {jobs: 8, mostJobs: 8}}});
    expect(result).toMatchObject({kind: 'done', counts: {made: 12}});
    expect(most).toBe(room);
    expect(shop.jobs().toSorted()).toEqual(names.toSorted());
  });

  test('asks about a job ever more rarely', async () => {
    await shop.run(buildPlan([{name: 'one'}]).plan, {
      engineOptions: {polls: 4, pollAfterMs: null, pace: {pollMs: 1000, longestPollMs: 2000}},
    });
    expect(shop.slept).toEqual([1000, 1500, 2000, 2000]);
  });

  test('asks a last time at the deadline, and leaves a job that still runs to the next run', async () => {
    const {plan: one} = buildPlan([{name: 'one'}]);
    const pace = {pollMs: 1000, longestPollMs: 4000, deadlineMs: 6000};
    const {result} = await shop.run(one, {engineOptions: {polls: 100, pollAfterMs: null, pace}});
    expect(result.failed).toMatchObject([{code: 'engine-job-stuck'}]);
    expect(shop.slept.reduce((sum, ms) => sum + ms)).toBeCloseTo(6000, -2);
    expect((await shop.run(one)).result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one']);
  });
});
