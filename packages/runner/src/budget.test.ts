import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {buildPlan} from './__fixtures__/plan-builder.ts';
import {openWorkshop, type Workshop} from './__fixtures__/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const {plan} = buildPlan([{name: 'one'}, {name: 'two'}, {name: 'three'}]);
const budget = {usd: 2, since: null};

describe('a budget', () => {
  test('refuses a run that does not fit, before anything is spent, and names what is left out', async () => {
    const {result} = await shop.run(plan, {budget});
    expect(result).toMatchObject({
      kind: 'refused',
      code: 'over-budget',
      message: expect.stringContaining(
        '$2.00 left of the budget do not reach for 1 of the steps: film/three',
      ),
      steps: [{address: 'film/three', usd: 1}],
    });
    expect(shop.jobs()).toEqual([]);
  });

  test('counts what earlier runs have spent', async () => {
    await shop.run(buildPlan([{name: 'one'}]).plan, {budget});
    const next = buildPlan([{name: 'two'}, {name: 'three'}]);
    expect((await shop.run(next.plan, {budget})).result).toMatchObject({
      kind: 'refused',
      steps: [{address: 'film/three'}],
    });
    expect((await shop.run(buildPlan([{name: 'two'}]).plan, {budget})).result.kind).toBe('done');
  });

  test('holds against what another run spends meanwhile: each paid call is checked', async () => {
    const pairs = [buildPlan([{name: 'a'}, {name: 'b'}]), buildPlan([{name: 'c'}, {name: 'd'}])];
    const results = await Promise.all(pairs.map((pair) => shop.run(pair.plan, {budget})));
    const failed = results.flatMap(({result}) => result.failed);
    expect(shop.jobs()).toHaveLength(2);
    expect(failed.map(({code}) => code)).toEqual(['over-budget', 'over-budget']);
    expect(failed[0]?.message).toMatch(/of which \$2\.00 are spent or under way, does not reach for film/);
  });

  test('is not needed for what is in flight already', async () => {
    const controller = new AbortController();
    const one = buildPlan([{name: 'one'}]).plan;
    await shop.run(one, {
      budget: {usd: 1, since: null},
      signal: controller.signal,
      engineOptions: {at: (point) => void (point === 'status' && controller.abort())},
    });
    expect((await shop.run(one, {budget: {usd: 1, since: null}})).result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one']);
  });
});
