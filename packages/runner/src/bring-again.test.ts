import {rmSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openJournal} from '@matchcut/store';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {buildPlan, replan} from './__fixtures__/plan-builder.ts';
import {openWorkshop, type Workshop} from './__fixtures__/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const {plan, step} = buildPlan([{name: 'one'}]);

describe('a paid clip that is no longer in the store', () => {
  test('is brought again from its provider, and not paid for again', async () => {
    await shop.run(plan);
    await shop.store.drop(step('one').key);
    const {result, events} = await shop.run(plan);
    expect(result).toMatchObject({kind: 'done', counts: {made: 1}, spent: {usd: 0, unknown: 0}});
    expect(events).toContainEqual(expect.objectContaining({kind: 'step-started', adopted: true}));
    expect(shop.jobs()).toEqual(['one']);
    expect(shop.journal.spent()).toEqual({usd: 1, unknown: 0});
    expect((await shop.store.lookup([step('one').key])).get(step('one').key)?.usd).toBe(1);
  });

  test('is found by another machine through the lock', async () => {
    await shop.run(plan);
    await shop.store.drop(step('one').key);
    const journal = openJournal({path: join(shop.dir, 'another', 'journal.sqlite')});
    try {
      expect((await shop.run(plan, {journal})).result).toMatchObject({kind: 'done', spent: {usd: 0}});
      expect(shop.jobs()).toEqual(['one']);
    } finally {
      journal.close();
    }
  });

  test('is made again, at its price, where its provider has it no more', async () => {
    await shop.run(plan);
    await shop.store.drop(step('one').key);
    const id = shop.journal.madeBy(step('one').key)?.job.id;
    rmSync(join(shop.dir, 'engine', `${id}.json`));
    expect((await shop.run(plan)).result).toMatchObject({kind: 'done', spent: {usd: 1}});
    expect(shop.jobs()).toEqual(['one', 'one']);
  });

  test('is not brought where it continues another file than there is now', async () => {
    const chain = buildPlan([{name: 'one'}, {kind: 'extension', name: 'more', needs: ['one']}]);
    await shop.run(chain.plan);
    const {record} = await shop.store.open(chain.step('one').key);
    const other = await shop.store.temporaryFile('.mp4');
    await writeFile(other, 'Another clip of the same.\n');
    await shop.store.put(record, other);
    for (const isThere of [true, false]) {
      if (!isThere) await shop.store.drop(chain.step('more').key);
      await shop.run(replan(chain.plan, ({kind}) => kind === 'clip'));
    }
    expect(shop.jobs()).toEqual(['one', 'more', 'more']);
    const {path} = await shop.store.open(chain.step('more').key);
    const {digest} = (await shop.store.open(chain.step('one').key)).record;
    expect(await readFile(path, 'utf8')).toContain(digest);
  });

  test('is another take where another take is wanted', async () => {
    await shop.run(plan);
    await shop.run(buildPlan([{name: 'one', take: 2}]).plan);
    expect(shop.jobs()).toEqual(['one', 'one']);
  });
});
