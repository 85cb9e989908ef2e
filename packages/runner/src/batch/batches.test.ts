import {EngineError, type EngineBatches} from '@matchcut/engine';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {ordersOf, type FileBatchesOptions} from '../__fixtures__/file-batches.ts';
import {fileEngine, type FileEngineOptions} from '../__fixtures__/file-engine.ts';
import {buildPlan, type BuiltPlan} from '../__fixtures__/plan-builder.ts';
import {textCompositor} from '../__fixtures__/text-compositor.ts';
import {openWorkshop, type Workshop} from '../__fixtures__/workshop.ts';
import type {BatchOptions} from './batch-options.ts';
import {collectBatches} from './collect-batches.ts';
import {splitOrders} from './split-orders.ts';
import {submitBatches, type BatchedFilm, type BatchSubmission} from './submit-batches.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const batch = {kind: 'batched'} as const;
const price = {usd: 0.5};
const four = buildPlan([
  {kind: 'character', name: 'mara'},
  {name: 'one', needs: ['mara'], batch, price},
  {name: 'two', batch, price},
  {name: 'three', batch, price},
  {kind: 'extension', name: 'more', needs: ['one'], batch: {kind: 'live', why: 'it continues'}},
]);

function options(batches: FileBatchesOptions = {}, engine: Partial<FileEngineOptions> = {}): BatchOptions {
  return {
    engine: fileEngine({dir: `${shop.dir}/engine`, batches, ...engine}),
    store: shop.store,
    journal: shop.journal,
    verifier: textCompositor(),
    lockPath: shop.lockPath,
    clock: shop.clock,
  };
}

async function* films(...plans: readonly BuiltPlan[]): AsyncGenerator<BatchedFilm> {
  for (const {plan} of plans) yield {plan, files: new Map()};
}

function submit(given = options(), ...plans: readonly BuiltPlan[]): Promise<BatchSubmission> {
  return submitBatches(films(...(plans.length > 0 ? plans : [four])), given);
}

const clips = (): readonly string[] => shop.jobs().filter((job) => !job.startsWith('character'));

describe('submitting', () => {
  test('orders every clip that can be in a batch, once, with characters that were made before', async () => {
    expect(await submit()).toMatchObject({kind: 'submitted', orders: 1, clips: 3, usd: 1.5, underWay: 0});
    expect(clips()).toEqual(['one', 'two', 'three']);
    expect(await submit()).toMatchObject({clips: 0, underWay: 3});
    expect(shop.jobs()).toHaveLength(4);
    expect(shop.journal.spent()).toEqual({usd: 1.5, unknown: 0});
  });

  test('takes many films, and orders what they share once', async () => {
    const other = buildPlan([
      {name: 'two', batch, price},
      {name: 'four', batch, price},
    ]);
    expect(await submit(options(), four, other)).toMatchObject({clips: 4});
    expect(clips().toSorted()).toEqual(['four', 'one', 'three', 'two']);
  });

  test('splits what is more than one order may hold', async () => {
    expect(await submit(options({limits: {requests: 2, bytes: 1000}}))).toMatchObject({orders: 2, clips: 3});
    expect(ordersOf(`${shop.dir}/engine`)).toHaveLength(2);
  });

  test('refuses what the money does not reach for, before anything is ordered', async () => {
    const refused = await submit({...options(), maxCostUsd: 1});
    expect(refused).toMatchObject({kind: 'refused', code: 'over-budget', steps: [{address: 'film/three'}]});
    expect(clips()).toEqual([]);
  });

  test('leaves nothing on its way where the provider refuses the order', async () => {
    const given = options({
      at: (point) => {
        if (point === 'order') throw new EngineError('engine-refused-request', 'Two models in one file.');
      },
    });
    await expect(submit(given)).rejects.toMatchObject({code: 'engine-refused-request'});
    expect(shop.journal.inFlight()).toEqual([]);
    expect(shop.journal.spent()).toEqual({usd: 0, unknown: 0});
  });

  /** The answer to the first order is lost, before or after it was placed. */
  const losing = (where: 'order' | 'ordered'): FileBatchesOptions => {
    let isLost = false;
    return {
      at: (point) => {
        if (point !== where || isLost) return;
        isLost = true;
        throw new EngineError('engine-lost-answer', 'The connection broke.');
      },
    };
  };

  for (const where of ['order', 'ordered'] as const)
    test(`places an order once whose answer was lost at "${where}"`, async () => {
      expect(await submit(options(losing(where)))).toMatchObject({clips: 3});
      expect(clips()).toEqual(['one', 'two', 'three']);
      expect(await collectBatches(options())).toMatchObject({brought: 3, waiting: 0, failed: []});
    });

  test('stops where there is no telling whether an order was placed, unless it is told to go on', async () => {
    const blind = (given: BatchOptions): BatchOptions => {
      const {batches} = given.engine;
      if (batches === undefined) throw new Error('The engine has batches.');
      const find: EngineBatches['find'] = async () => ({kind: 'undecided', message: 'No list.'});
      return {...given, engine: {...given.engine, batches: {...batches, find}}};
    };
    await expect(submit(blind(options(losing('order'))))).rejects.toMatchObject({code: 'batch-unknown'});
    await expect(submit(blind(options()))).rejects.toMatchObject({code: 'batch-unknown'});
    expect(clips()).toEqual([]);
    expect(await submit({...blind(options()), retryUnknown: true})).toMatchObject({clips: 3});
  });
});

describe('collecting', () => {
  test('brings what is ready, whatever its order, and waits for the rest', async () => {
    await submit();
    const some = options({outcome: (prompt) => (prompt === 'two' ? 'waiting' : 'made')});
    expect(await collectBatches(some)).toMatchObject({brought: 2, waiting: 1, failed: []});
    expect(await collectBatches(options())).toMatchObject({brought: 1, waiting: 0});
    expect(await collectBatches(options())).toMatchObject({brought: 0, waiting: 0, pollAfterMs: null});
    const {result} = await shop.run(await shop.replan(four.plan));
    expect(result).toMatchObject({kind: 'done', counts: {made: 1, failed: 0}});
    expect(clips().toSorted()).toEqual(['more', 'one', 'three', 'two']);
  });

  test('tells what failed, by its prompt, and lets it be ordered again', async () => {
    await submit();
    const failing = options({outcome: (prompt) => (prompt === 'two' ? 'failed' : 'made')});
    expect(await collectBatches(failing)).toMatchObject({
      brought: 2,
      failed: [{code: 'batch_expired', address: 'film/two', prompt: 'two'}],
    });
    expect(shop.journal.spent()).toEqual({usd: 1, unknown: 0});
    expect(await submit(options(), buildPlan([{name: 'two', batch, price}]))).toMatchObject({clips: 1});
  });

  test('tells what the provider never answered, and that nobody knows its price', async () => {
    await submit();
    const {failed} = await collectBatches(
      options({outcome: (prompt) => (prompt === 'two' ? 'lost' : 'made')}),
    );
    expect(failed).toMatchObject([{code: 'batch-unanswered', address: 'film/two'}]);
    expect(shop.journal.batches.list()).toEqual([]);
    expect(shop.journal.spent()).toEqual({usd: 1, unknown: 1});
    expect(shop.journal.committed(null)).toBe(1.5);
  });

  test('is not stopped by an order that the provider has forgotten', async () => {
    await submit();
    const forgetful = options({
      at: (point) => {
        if (point === 'results') throw new EngineError('engine-job-unknown', 'No such batch.');
      },
    });
    expect(await collectBatches(forgetful)).toMatchObject({brought: 0, waiting: 0});
    expect(shop.journal.batches.list()).toEqual([]);
    expect(await submit()).toMatchObject({clips: 3});
  });

  test('is left to another process that was faster', async () => {
    await submit();
    const given = options();
    const [order] = shop.journal.batches.list();
    const results = (order?.job && (await given.engine.batches?.results(order.job))) ?? [];
    const {batches} = shop.journal;
    const journal = {
      ...shop.journal,
      batches: {
        ...batches,
        open: (id: string) => {
          const before = batches.open(id);
          // Just then, the other one writes all of it down.
          for (const {id: entry, key} of before)
            for (const result of results)
              if (result.id === key && result.kind === 'made') shop.journal.adopted(entry, result.job);
          return before;
        },
      },
    };
    expect(await collectBatches({...given, journal})).toMatchObject({brought: 3, failed: [], waiting: 0});
    expect(shop.journal.inFlight()).toEqual([]);
  });

  test('tells a whole order that was refused later', async () => {
    await submit();
    const {failed} = await collectBatches(options({isRefused: true}));
    expect(failed).toHaveLength(3);
    expect(shop.journal.spent()).toEqual({usd: 0, unknown: 0});
  });

  test('that was interrupted goes on where it stopped', async () => {
    await submit();
    const controller = new AbortController();
    const interrupting = options({at: (point) => void (point === 'results' && controller.abort())});
    await expect(collectBatches({...interrupting, signal: controller.signal})).rejects.toThrow('aborted');
    expect(await collectBatches(options())).toMatchObject({brought: 3, failed: []});
    expect((await shop.store.lookup(four.plan.steps.map(({key}) => key))).size).toBe(4);
    expect(clips()).toHaveLength(3);
  });
});

test('a clip that is on its way in a batch is not asked for live', async () => {
  await submit();
  const {result} = await shop.run(four.plan);
  expect(result.failed.map(({code}) => code)).toEqual(['in-batch', 'in-batch', 'in-batch']);
  expect(clips()).toHaveLength(3);
});

test('an engine without batches says so', async () => {
  const {batches: _, ...engine} = options().engine;
  await expect(submit({...options(), engine})).rejects.toMatchObject({code: 'no-batches'});
});

test('orders are as large as they may be, by count and by bytes, and lose nothing', () => {
  const orders = splitOrders([5, 5, 5, 9, 1, 12], {requests: 3, bytes: 10}, (size) => size);
  expect(orders).toEqual([[5, 5], [5], [9, 1], [12]]);
});
