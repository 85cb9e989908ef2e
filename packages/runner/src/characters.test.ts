import {readFile} from 'node:fs/promises';
import {readLock} from '@matchcut/store';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {buildPlan} from './__fixtures__/plan-builder.ts';
import {openWorkshop, type Workshop} from './__fixtures__/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const {plan, step} = buildPlan([
  {kind: 'character', name: 'mara'},
  {name: 'one', needs: ['mara']},
  {name: 'two', needs: ['mara']},
]);

async function handleId(): Promise<unknown> {
  const {path} = await shop.store.open(step('mara').key);
  return JSON.parse(await readFile(path, 'utf8')).id;
}

describe('a character that a provider keeps', () => {
  test('stands in the lock with its handle', async () => {
    await shop.run(plan, {engineOptions: {knows: () => true}});
    expect((await readLock(shop.lockPath)).cast).toMatchObject({
      'film/mara': {'16:9': {key: step('mara').key, handle: {id: 'char-mara', name: 'mara'}}},
    });
  });

  test('is taken from the lock by another machine, and not made again', async () => {
    await shop.run(plan, {engineOptions: {knows: () => true}});
    await shop.store.drop(step('mara').key);
    await shop.store.drop(step('one').key);
    const {result} = await shop.run(await shop.replan(plan), {engineOptions: {knows: () => true}});
    expect(result).toMatchObject({kind: 'done', counts: {made: 2}});
    expect(shop.jobs().filter((job) => job.startsWith('character'))).toHaveLength(1);
    expect(await handleId()).toBe('char-mara');
  });

  test('is made again, once for all shots, where the provider forgot it', async () => {
    const knows = (id: string): boolean => id !== 'char-mara';
    await shop.run(buildPlan([{kind: 'character', name: 'mara'}]).plan, {engineOptions: {knows: () => true}});
    const {result, events} = await shop.run(await shop.replan(plan), {engineOptions: {knows}});
    expect(result).toMatchObject({kind: 'done', counts: {made: 3}});
    expect(events).toContainEqual(
      expect.objectContaining({kind: 'artifact-remade', code: 'character-forgotten', step: step('mara').id}),
    );
    expect(shop.jobs().toSorted()).toEqual(['character mara', 'character mara', 'one', 'two']);
    expect((await readLock(shop.lockPath)).cast['film/mara']?.['16:9']?.handle.id).toBe('char-mara-2');
  });

  test('is not asked about where nothing is made with it', async () => {
    await shop.run(plan, {engineOptions: {knows: () => true}});
    const asked: string[] = [];
    const knows = (id: string): boolean => asked.push(id) > 0;
    await shop.run(await shop.replan(plan), {engineOptions: {knows}});
    expect(asked).toEqual([]);
  });

  test('of an engine that keeps none is not locked', async () => {
    await shop.run(plan);
    expect((await readLock(shop.lockPath)).cast).toEqual({});
  });
});
