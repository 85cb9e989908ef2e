import {join} from 'node:path';
import {EngineError, type FoundJob, type LostRequest} from '@matchcut/engine';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {findInList, type EnginePoint} from './__fixtures__/file-engine.ts';
import {buildPlan} from './__fixtures__/plan-builder.ts';
import {openWorkshop, type Workshop} from './__fixtures__/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const {plan} = buildPlan([{name: 'one'}]);

/** Loses the answer once, before or after the job was made. */
function losing(point: 'submit' | 'submitted'): (at: EnginePoint) => void {
  let isLost = false;
  return (at) => {
    if (at !== point || isLost) return;
    isLost = true;
    throw new EngineError('engine-lost-answer', 'The connection broke.');
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

describe('a paid request whose answer was lost', () => {
  test('is looked for, and its job adopted in the same run', async () => {
    const {result} = await shop.run(plan, {engineOptions: {find: 'in the list', at: losing('submitted')}});
    expect(result).toMatchObject({kind: 'done', counts: {made: 1}, spent: {usd: 1}});
    expect(shop.jobs()).toEqual(['one']);
    expect(shop.journal.spent()).toEqual({usd: 1, unknown: 0});
  });

  test('is asked again where the engine surely has no such job', async () => {
    const {result} = await shop.run(plan, {engineOptions: {find: 'in the list', at: losing('submit')}});
    expect(result).toMatchObject({kind: 'done', spent: {usd: 1}});
    expect(shop.jobs()).toEqual(['one']);
    expect(shop.journal.spent()).toEqual({usd: 1, unknown: 0});
  });

  const undecided = {kind: 'undecided', message: 'Two jobs are alike.'} as const;

  test('is neither adopted nor asked again where there is no telling, however often it is run', async () => {
    const engineOptions = {find: undecided, at: losing('submitted')};
    for (const _ of [1, 2]) {
      const {result} = await shop.run(plan, {engineOptions});
      expect(result.failed).toMatchObject([
        {code: 'job-unknown', message: expect.stringContaining('Two jobs are alike.')},
      ]);
    }
    expect(shop.jobs()).toEqual(['one']);
    expect(shop.journal.spent()).toEqual({usd: 0, unknown: 1});
  });

  test('is asked again where that is wanted, and both may have been paid', async () => {
    await shop.run(plan, {engineOptions: {find: undecided, at: losing('submitted')}});
    const {result} = await shop.run(plan, {engineOptions: {find: undecided}, retryUnknown: true});
    expect(result).toMatchObject({kind: 'done', spent: {usd: 1}});
    expect(shop.jobs()).toEqual(['one', 'one']);
  });

  test('does not take the job of another request for its own', async () => {
    const taken = {kind: 'found', job: {engine: 'files', model: 'files-1', id: 'x', state: {}}} as const;
    const two = buildPlan([{name: 'other'}]);
    const intended = shop.journal.intend({
      key: two.step('other').key,
      film: 'film',
      address: 'film/other',
      format: '16:9',
      take: 1,
      engine: 'files',
      model: 'files-1',
      request: {},
      usd: 1,
    });
    if (intended.kind === 'intended') shop.journal.submitted(intended.id, taken.job);
    const {result} = await shop.run(plan, {engineOptions: {find: taken, at: losing('submitted')}});
    expect(result.failed).toMatchObject([
      {code: 'job-unknown', message: expect.stringContaining('answers another request')},
    ]);
  });

  test('is left to another process that decided faster', async () => {
    let isDecided = false;
    const engineOptions = {
      find: 'in the list' as const,
      at: (point: EnginePoint) => {
        if (point !== 'submitted' || isDecided) return;
        isDecided = true;
        throw new EngineError('engine-lost-answer', 'The connection broke.');
      },
    };
    const journal = {
      ...shop.journal,
      adopted: (...[id, job]: Parameters<typeof shop.journal.adopted>) => {
        // Just before, the other one adopts it.
        shop.journal.adopted(id, job);
        return shop.journal.adopted(id, job);
      },
    };
    const {result} = await shop.run(plan, {engineOptions, journal});
    expect(result.kind).toBe('done');
    expect(shop.jobs()).toEqual(['one']);
  });

  describe('that is one of two for the same', () => {
    const twins = buildPlan([
      {name: 'one', prompt: 'rain'},
      {name: 'two', prompt: 'rain', take: 2},
    ]);
    const jobsInJournal = (): readonly string[] => [...shop.journal.jobIds('files')];

    test('finds a job for each of them, whichever', async () => {
      let left = 2;
      const at = (point: EnginePoint): void => {
        if (point !== 'submitted' || left === 0) return;
        left -= 1;
        throw new EngineError('engine-lost-answer', 'The connection broke.');
      };
      const {result} = await shop.run(twins.plan, {engineOptions: {find: 'in the list', at}});
      expect(result).toMatchObject({kind: 'done', counts: {made: 2}});
      expect(shop.jobs()).toEqual(['rain', 'rain']);
      expect(jobsInJournal()).toHaveLength(2);
    });

    test('may take the job of the other, which then gets another one', async () => {
      let asked = 0;
      const at = async (point: EnginePoint): Promise<void> => {
        if (point === 'submit') asked += 1;
        // The first is never made. The second is, and answered when the first has looked for its own.
        if (point === 'submit' && asked === 1)
          throw new EngineError('engine-lost-answer', 'The connection broke.');
        if (point === 'submitted' && asked === 2) await until(() => jobsInJournal().length > 0);
      };
      const {result} = await shop.run(twins.plan, {engineOptions: {find: 'in the list', at}});
      expect(result).toMatchObject({kind: 'done', counts: {made: 2}});
      expect(shop.jobs()).toEqual(['rain', 'rain']);
      expect(jobsInJournal()).toHaveLength(2);
      expect(shop.journal.spent()).toEqual({usd: 2, unknown: 0});
    });

    test('waits for the answer of the other where that may decide whose a job is', async () => {
      const lost = losing('submitted');
      const at = async (point: EnginePoint): Promise<void> => {
        lost(point);
        if (point === 'submitted') await until(() => shop.slept.length > 0);
      };
      const find = (request: LostRequest): FoundJob =>
        (request.unanswered ?? []).length > 0 ? undecided : findInList(join(shop.dir, 'engine'), request);
      const {result} = await shop.run(twins.plan, {engineOptions: {find, at}});
      expect(result).toMatchObject({kind: 'done', counts: {made: 2}});
      expect(shop.jobs()).toEqual(['rain', 'rain']);
    });
  });

  test('does not cost a run more than it may spend when it is asked again', async () => {
    await shop.run(plan, {engineOptions: {find: undecided, at: losing('submitted')}});
    const both = buildPlan([{name: 'one'}, {name: 'two'}]);
    const {result} = await shop.run(both.plan, {
      engineOptions: {find: undecided},
      retryUnknown: true,
      budget: {usd: 2, since: null},
    });
    // The lost one counts in full, so only one more fits.
    expect(result.kind).toBe('refused');
    expect(shop.jobs()).toEqual(['one']);
  });
});
