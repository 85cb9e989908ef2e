import {readFile, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {EngineError} from '@matchcut/engine';
import {digestBytes} from '@matchcut/plan';
import {readLock, readPrevious} from '@matchcut/store';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {buildPlan, replan} from './__fixtures__/plan-builder.ts';
import {openWorkshop, type Workshop} from './__fixtures__/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

/** Two shots, the second a continuation, with one character, and the way to a cut. */
const film = buildPlan([
  {kind: 'character', name: 'mara'},
  {name: 'one', needs: ['mara']},
  {kind: 'extension', name: 'two', needs: ['one', 'mara']},
  {kind: 'conform', name: 'one-c', needs: ['one']},
  {kind: 'conform', name: 'two-c', needs: ['two']},
  {kind: 'segment', name: 'title', needs: ['one-c']},
  {kind: 'soundtrack', name: 'sound', needs: ['one', 'two']},
  {kind: 'cut', name: 'cut', needs: ['title', 'two-c', 'sound']},
]);

describe('a run', () => {
  test('makes every step once, needs first, and gives the cut', async () => {
    const {result, events} = await shop.run(film.plan);
    expect(result).toMatchObject({
      kind: 'done',
      counts: {made: 8, reused: 0, failed: 0, skipped: 0, left: 0},
      spent: {usd: 2, unknown: 0},
    });
    expect(result.results).toMatchObject([{stepKind: 'cut', address: 'film/cut', format: '16:9'}]);
    expect(await readFile(result.results[0]?.path ?? '', 'utf8')).toMatch(/^cut /);
    expect(shop.jobs()).toEqual(['character mara', 'one', 'two']);
    const order = events.flatMap((event) => (event.kind === 'step-done' ? [event.step] : []));
    for (const step of film.plan.steps)
      for (const need of step.needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(step.id));
    expect(events[0]).toEqual({kind: 'run-started', film: 'film', steps: 8, work: 8});
    expect(events.at(-1)).toEqual({kind: 'run-finished', outcome: 'done', counts: result.counts});
    expect(events.map((event) => JSON.parse(JSON.stringify(event)))).toEqual(events);
  });

  test('does nothing the second time, and says so', async () => {
    await shop.run(film.plan);
    const jobs = shop.jobs();
    const {result, events} = await shop.run(await shop.replan(film.plan));
    expect(result).toMatchObject({kind: 'done', counts: {reused: 8, made: 0}, spent: {usd: 0, unknown: 0}});
    expect(shop.jobs()).toEqual(jobs);
    expect(new Set(events.map(({kind}) => kind))).toEqual(
      new Set(['run-started', 'step-done', 'run-finished']),
    );
    expect(result.results).toHaveLength(1);
  });

  test('hands the engine what a request names: handles, the source with its job, the first frame', async () => {
    const image = join(shop.dir, 'frame.png');
    await writeFile(image, 'a picture');
    const digest = digestBytes(Buffer.from('a picture'));
    const {plan, step} = buildPlan([
      {kind: 'character', name: 'mara'},
      {name: 'one', needs: ['mara'], firstFrame: digest},
      {kind: 'extension', name: 'two', needs: ['one', 'mara']},
    ]);
    const seen: unknown[] = [];
    await shop.run(plan, {
      files: new Map([[digest, image]]),
      engineOptions: {inputs: (_, inputs) => seen.push(inputs)},
    });
    const {record, path} = await shop.store.open(step('one').key);
    const mara = {engine: 'files', name: 'mara', id: 'char-mara', state: {}};
    expect(seen).toEqual([
      {identities: [mara], references: [], source: null, firstFrame: {path: image, digest}},
      {
        identities: [mara],
        references: [],
        source: {path, digest: record.digest, job: record.job},
        firstFrame: null,
      },
    ]);
    expect(record.job).toMatchObject({engine: 'files', state: {prompt: 'one'}});
  });

  test('records what each artifact was made from', async () => {
    await shop.run(film.plan);
    const one = await shop.store.open(film.step('one').key);
    const mara = await shop.store.open(film.step('mara').key);
    const two = await shop.store.open(film.step('two').key);
    expect(two.record.inputs).toEqual({
      [one.record.key]: one.record.digest,
      [mara.record.key]: mara.record.digest,
    });
    expect(two.record).toMatchObject({kind: 'extension', usd: 1, request: film.step('two').request});
  });

  test('refuses a file that changed after planning, and makes nothing of it', async () => {
    const image = join(shop.dir, 'frame.png');
    await writeFile(image, 'another picture');
    const digest = digestBytes(Buffer.from('a picture'));
    const {plan} = buildPlan([{name: 'one', firstFrame: digest}]);
    const {result} = await shop.run(plan, {files: new Map([[digest, image]])});
    expect(result).toMatchObject({kind: 'failed', failed: [{code: 'input-changed', address: 'film/one'}]});
    expect(shop.jobs()).toEqual([]);
    expect(shop.journal.inFlight()).toEqual([]);
  });

  test('refuses a plan of another engine, and one with errors', async () => {
    await expect(shop.run({...film.plan, engine: 'sora'})).rejects.toMatchObject({code: 'plan-unusable'});
    const diagnostics = [
      {code: 'bad-seconds', severity: 'error', message: 'No.', hint: 'Change it.', where: 'Film'},
    ] as const;
    await expect(shop.run({...film.plan, diagnostics})).rejects.toMatchObject({
      code: 'plan-unusable',
      hint: 'Change it.',
    });
  });

  test('conforms and composes what it has while the engine is still making the rest', async () => {
    const {plan} = buildPlan([
      {name: 'one'},
      {name: 'two'},
      {kind: 'conform', name: 'one-c', needs: ['one']},
      {kind: 'conform', name: 'two-c', needs: ['two']},
      {kind: 'segment', name: 'title', needs: ['one-c']},
      {kind: 'soundtrack', name: 'sound', needs: ['one', 'two']},
      {kind: 'cut', name: 'cut', needs: ['title', 'two-c', 'sound']},
    ]);
    const composed = Promise.withResolvers<void>();
    const {result, events} = await shop.run(plan, {
      engineOptions: {
        // The second clip comes only once the first has gone as far as it can without it.
        at: async (point, prompt) => {
          if (point === 'fetch' && prompt === 'two') await composed.promise;
        },
      },
      compositorOptions: {at: ({kind}) => (kind === 'segment' ? composed.resolve() : undefined)},
    });
    expect(result).toMatchObject({kind: 'done', counts: {made: 7}});
    const order = events.flatMap((event) => (event.kind === 'step-done' ? [event.step] : []));
    const conformed = order.filter((step) => step.includes('conform'));
    expect(conformed).toHaveLength(2);
  });

  test('makes steps with one key once, whatever the plan calls them', async () => {
    const {plan, step} = buildPlan([
      {name: 'one', prompt: 'the same'},
      {
        name: 'twin',
        prompt: 'the same',
        action: 'reuse',
        reason: {kind: 'shared', step: '16:9 clip film/one'},
      },
      {kind: 'conform', name: 'c', needs: ['twin']},
    ]);
    const {result} = await shop.run(plan);
    expect(step('one').key).toBe(step('twin').key);
    expect(result).toMatchObject({kind: 'done', counts: {made: 2, reused: 1}});
    expect(shop.jobs()).toEqual(['the same']);
  });

  test('takes what another process made meanwhile', async () => {
    await shop.run(film.plan);
    const jobs = shop.jobs();
    const {result} = await shop.run(film.plan);
    expect(result).toMatchObject({kind: 'done', counts: {made: 0, reused: 8}, spent: {usd: 0, unknown: 0}});
    expect(shop.jobs()).toEqual(jobs);
  });
});

describe('an artifact that was made from another file than the one that is there now', () => {
  test('is made again, although the store has one under its key', async () => {
    const {plan, step} = buildPlan([
      {name: 'one'},
      {kind: 'conform', name: 'c', needs: ['one'], reason: {kind: 'stale', upstream: '16:9 clip film/one'}},
    ]);
    await shop.run(plan);
    const before = (await shop.store.open(step('c').key)).record;
    const other = await shop.store.temporaryFile('.mp4');
    await writeFile(other, 'another clip of one');
    const {digest} = await shop.store.put((await shop.store.open(step('one').key)).record, other);

    const {result} = await shop.run(replan(plan, ({kind}) => kind === 'clip'));
    expect(result).toMatchObject({kind: 'done', counts: {made: 1, reused: 1}});
    const after = (await shop.store.open(step('c').key)).record;
    expect(after.inputs).toEqual({[step('one').key]: digest});
    expect(after.digest).not.toBe(before.digest);
    expect((await readLock(shop.lockPath)).shots['film/one']?.['16:9']).toMatchObject({digest});
  });
});

describe('the lock', () => {
  test('binds every clip, and its continuation to the very file that it continues', async () => {
    await shop.run(film.plan);
    const lock = await readLock(shop.lockPath);
    const one = (await shop.store.open(film.step('one').key)).record;
    expect(Object.keys(lock.shots)).toEqual(['film/one', 'film/two']);
    expect(lock.shots['film/two']?.['16:9']).toMatchObject({
      key: film.step('two').key,
      take: 1,
      engine: 'files',
      upstream: one.digest,
      usd: 1,
    });
  });

  test('gets the shots that a killed run did not come to bind, and does not change otherwise', async () => {
    await shop.run(film.plan);
    const text = await readFile(shop.lockPath, 'utf8');
    await writeFile(shop.lockPath, '{"version": 1, "shots": {}}');
    const plan = await shop.replan(film.plan);
    await shop.run(plan);
    expect(await readFile(shop.lockPath, 'utf8')).toBe(text);
    await shop.run(plan);
    expect(await readFile(shop.lockPath, 'utf8')).toBe(text);
  });

  test('gets them too where nothing needs them any more, once they are conformed', async () => {
    await shop.run(film.plan);
    const text = await readFile(shop.lockPath, 'utf8');
    await writeFile(shop.lockPath, '{"version": 1, "shots": {}}');
    const stored = replan(film.plan, ({kind}) => kind === 'cut');
    await shop.run(replan(stored, ({kind}) => kind !== 'cut', {kind: 'unneeded'}));
    expect(await readFile(shop.lockPath, 'utf8')).toBe(text);
  });

  test('has shots of rows of props beside each other, and nothing is remembered of their addresses', async () => {
    const rows = [buildPlan([{name: 'one', prompt: 'Porto'}]), buildPlan([{name: 'one', prompt: 'Lisbon'}])];
    for (const {plan} of rows) await shop.run(plan, {subject: 'rows'});
    const lock = await readLock(shop.lockPath);
    expect(lock.shots).toEqual({});
    const keys = rows.map(({step}) => step('one').key).toSorted();
    expect(lock.rows?.['film/one']?.['16:9']?.map(({key}) => key)).toEqual(keys);
    expect((await readPrevious(shop.store.dir, 'film')).steps).toEqual([]);

    const text = await readFile(shop.lockPath, 'utf8');
    for (const {plan} of rows.toReversed()) await shop.run(await shop.replan(plan), {subject: 'rows'});
    expect(await readFile(shop.lockPath, 'utf8')).toBe(text);
  });

  test('does not change with the machine: the same clip made again is no news', async () => {
    const {plan, step} = buildPlan([{name: 'one'}]);
    const engineOptions = {billing: 'free'} as const;
    await shop.run(plan, {engineOptions});
    const text = await readFile(shop.lockPath, 'utf8');
    await shop.store.drop(step('one').key);
    await shop.run(plan, {engineOptions});
    expect(shop.jobs()).toEqual(['one', 'one']);
    expect(await readFile(shop.lockPath, 'utf8')).toBe(text);
  });

  test('that can not be read ends the run before anything is spent', async () => {
    await writeFile(shop.lockPath, '{');
    await expect(shop.run(film.plan)).rejects.toMatchObject({code: 'lock-unreadable'});
    expect(shop.jobs()).toEqual([]);
  });
});

describe('what was carried out', () => {
  test('is remembered for the next plan', async () => {
    await shop.run(film.plan);
    const {steps} = await readPrevious(shop.store.dir, 'film');
    expect(steps.map(({id}) => id)).toEqual(film.plan.steps.map(({id}) => id));
    expect(steps[1]).toMatchObject({key: film.step('one').key, request: {prompt: 'one'}});
  });

  test('keeps what stood at an address that this run did not get to', async () => {
    await shop.run(film.plan);
    const changed = buildPlan([{name: 'one', prompt: 'refused'}, {name: 'three'}]);
    const at = (point: string, prompt: string): void => {
      if (point === 'submit' && prompt === 'refused') throw new EngineError('engine-refused-prompt', 'No.');
    };
    await shop.run(changed.plan, {engineOptions: {at}});
    const {steps} = await readPrevious(shop.store.dir, 'film');
    const keys = new Map(steps.map(({address, key}) => [address, key]));
    expect(keys.get('film/one')).toBe(film.step('one').key);
    expect(keys.get('film/three')).toBe(changed.step('three').key);
    expect(keys.get('film/cut')).toBe(film.step('cut').key);
  });
});

describe('a failed step', () => {
  const refuse = (point: string, prompt: string): void => {
    if (point === 'submit' && prompt === 'two') throw new EngineError('engine-refused-prompt', 'Not that.');
  };

  test('skips what depends on it, and everything else goes on', async () => {
    const {result, events} = await shop.run(film.plan, {engineOptions: {at: refuse}});
    const two = film.step('two').id;
    expect(result).toMatchObject({
      kind: 'failed',
      counts: {made: 4, failed: 1, skipped: 3},
      failed: [
        {step: two, code: 'engine-refused-prompt', message: 'Not that.', hint: expect.stringMatching(/\w/)},
      ],
    });
    expect(new Map(result.skipped.map(({step, because}) => [step, because]))).toEqual(
      new Map(['two-c', 'sound', 'cut'].map((name) => [film.step(name).id, two])),
    );
    expect(events).toContainEqual(expect.objectContaining({kind: 'step-failed', step: two}));
    expect(result.results).toEqual([]);
    expect(shop.journal.inFlight()).toEqual([]);
  });

  test('is made by the next run, which makes nothing else again', async () => {
    await shop.run(film.plan, {engineOptions: {at: refuse}});
    const {result} = await shop.run(await shop.replan(film.plan));
    expect(result).toMatchObject({kind: 'done', counts: {made: 4, reused: 4}});
    expect(shop.jobs()).toEqual(['character mara', 'one', 'two']);
  });

  test('that is a defect of ours is told as one', async () => {
    const {result} = await shop.run(film.plan, {
      compositorOptions: {
        at: (step) => {
          if (step.kind === 'segment') throw new TypeError('x is not a function');
        },
      },
    });
    expect(result.failed).toMatchObject([
      {
        code: 'step-crashed',
        message: 'x is not a function',
        stack: expect.stringContaining('run-plan.test.ts'),
      },
    ]);
  });
});

describe('frozen', () => {
  test('lists what is missing with its price, and makes nothing at all', async () => {
    const {result, events} = await shop.run(film.plan, {frozen: true});
    expect(result).toMatchObject({
      kind: 'refused',
      code: 'frozen-missing',
      counts: {left: 8, made: 0},
      steps: [
        {address: 'film/mara', format: '16:9', usd: 0},
        {address: 'film/one', format: '16:9', usd: 1},
        {address: 'film/two', format: '16:9', usd: 1},
      ],
    });
    expect(shop.jobs()).toEqual([]);
    expect(events.map(({kind}) => kind)).toEqual(['run-started', 'run-finished']);
  });

  test('still composes from clips that are there', async () => {
    const stop = buildPlan([{name: 'one'}]);
    await shop.run(stop.plan);
    const {plan} = buildPlan([{name: 'one'}, {kind: 'conform', name: 'c', needs: ['one']}]);
    const {result} = await shop.run(await shop.replan(plan), {frozen: true});
    expect(result).toMatchObject({kind: 'done', counts: {made: 1, reused: 1}});
  });
});

describe('a budget', () => {
  test('that reaches lets the run go on', async () => {
    expect((await shop.run(film.plan, {maxCostUsd: 2})).result.kind).toBe('done');
  });

  test('that does not reach spends nothing and names what it does not reach for', async () => {
    const {result} = await shop.run(film.plan, {maxCostUsd: 1.5});
    expect(result).toMatchObject({
      kind: 'refused',
      code: 'over-budget',
      steps: [{address: 'film/two', usd: 1}],
    });
    expect(shop.jobs()).toEqual([]);
  });

  test('never reaches for what nobody knows the price of, and without one that is no matter', async () => {
    const {plan} = buildPlan([{name: 'one', price: null}]);
    const {result} = await shop.run(plan, {maxCostUsd: 1_000_000});
    expect(result).toMatchObject({
      kind: 'refused',
      code: 'over-budget',
      steps: [{address: 'film/one', usd: null}],
    });
    expect((await shop.run(plan)).result).toMatchObject({kind: 'done', spent: {usd: 0, unknown: 1}});
  });

  test('is not asked for a job that is paid for already', async () => {
    const controller = new AbortController();
    const at = (point: string): void => {
      if (point === 'status') controller.abort();
    };
    const {plan} = buildPlan([{name: 'one'}]);
    await shop.run(plan, {engineOptions: {at}, signal: controller.signal});
    const {result} = await shop.run(plan, {maxCostUsd: 0});
    expect(result).toMatchObject({kind: 'done', spent: {usd: 0}});
    expect(shop.jobs()).toEqual(['one']);
  });
});

describe('damage', () => {
  test('to a composed artifact is told, and it is made again in the same run', async () => {
    await shop.run(film.plan);
    await truncate((await shop.store.open(film.step('one-c').key)).path, 3);
    const changed = buildPlan([
      {kind: 'character', name: 'mara', action: 'reuse'},
      {name: 'one', needs: ['mara'], action: 'reuse'},
      {kind: 'conform', name: 'one-c', needs: ['one'], action: 'reuse', reason: {kind: 'stored'}},
      {kind: 'segment', name: 'title', needs: ['one-c'], prompt: 'another title'},
    ]);
    const {result, events} = await shop.run(changed.plan);
    expect(result).toMatchObject({kind: 'done', counts: {made: 2, reused: 2}});
    expect(events).toContainEqual(
      expect.objectContaining({kind: 'artifact-remade', address: 'film/one-c', code: 'store-corrupt'}),
    );
    expect((await shop.store.verify()).damaged).toEqual([]);
  });

  test('to what a record says is found: another step stands in it, or another file is under it', async () => {
    for (const damage of ['record', 'file'] as const) {
      const {plan, step} = buildPlan([
        {name: damage},
        {kind: 'conform', name: `${damage}-c`, needs: [damage]},
        {kind: 'segment', name: `${damage}-s`, needs: [`${damage}-c`]},
        {kind: 'cut', name: `${damage}-cut`, needs: [`${damage}-c`, `${damage}-s`]},
      ]);
      await shop.run(plan);
      const {key} = step(`${damage}-s`);
      const {path, record} = await shop.store.open(key);
      const good = await readFile(path, 'utf8');
      const file = await shop.store.temporaryFile('.mp4');
      await writeFile(file, damage === 'file' ? 'segment of something else' : good);
      const request = damage === 'record' ? {...record.request, frames: 29} : record.request;
      await shop.store.put({...record, request}, file);
      await shop.store.drop(step(`${damage}-cut`).key);
      const {result, events} = await shop.run(await shop.replan(plan));
      expect(result).toMatchObject({kind: 'done', counts: {made: 2, reused: 2}});
      expect(result.made).toContain(step(`${damage}-s`).id);
      expect(events.filter(({kind}) => kind === 'artifact-remade')).toMatchObject([
        {address: `film/${damage}-s`, code: damage === 'file' ? 'result-unfit' : 'artifact-unfit'},
      ]);
      expect(await readFile((await shop.store.open(key)).path, 'utf8')).toBe(good);
    }
  });

  test('to a conformed clip takes along what was made from it', async () => {
    const {plan, step} = buildPlan([
      {name: 'one'},
      {kind: 'conform', name: 'one-c', needs: ['one']},
      {kind: 'segment', name: 'title', needs: ['one-c']},
      {kind: 'cut', name: 'cut', needs: ['one-c', 'title']},
    ]);
    await shop.run(plan);
    const conform = step('one-c');
    const wrong = await shop.store.temporaryFile('.mp4');
    await writeFile(wrong, 'conform of something else');
    const {record} = await shop.store.open(conform.key);
    const bad = await shop.store.put(record, wrong);
    // The title was made from it, as its record says, and all looks as if it fitted.
    const title = await shop.store.open(step('title').key);
    const tainted = await shop.store.temporaryFile('.mp4');
    await writeFile(tainted, `${await readFile(title.path, 'utf8')}tainted\n`);
    await shop.store.put({...title.record, inputs: {[conform.key]: bad.digest}}, tainted);
    await shop.store.drop(step('cut').key);
    const {result, events} = await shop.run(await shop.replan(plan));
    expect(result).toMatchObject({kind: 'done'});
    expect(events.flatMap((event) => (event.kind === 'artifact-remade' ? [event.address] : []))).toEqual([
      'film/one-c',
      'film/title',
    ]);
    const {path} = await shop.store.open(step('title').key);
    expect(await readFile(path, 'utf8')).not.toContain('tainted');
  });

  test('to the cut itself is found although nothing needs it', async () => {
    await shop.run(film.plan);
    const {path} = await shop.store.open(film.step('cut').key);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('cut', 'cat'));
    const {result} = await shop.run(await shop.replan(film.plan));
    expect(result).toMatchObject({kind: 'done', counts: {made: 1, reused: 7}});
    expect(await readFile(result.results[0]?.path ?? '', 'utf8')).toBe(text);
  });

  test('reaches as deep as it goes: what the cut did not need any more is made too', async () => {
    await shop.run(film.plan);
    for (const name of ['cut', 'title', 'one-c'])
      await truncate((await shop.store.open(film.step(name).key)).path, 3);
    const stored = replan(film.plan, ({kind}) => kind === 'cut');
    const plan = replan(stored, ({kind}) => kind !== 'cut', {kind: 'unneeded'});
    const {result} = await shop.run(plan);
    expect(result).toMatchObject({kind: 'done', counts: {made: 3, reused: 5}});
    expect(shop.jobs()).toEqual(['character mara', 'one', 'two']);
  });

  test('to a paid clip is told and left to the next plan, which brings it again from its provider', async () => {
    await shop.run(film.plan);
    await shop.store.drop(film.step('one-c').key);
    const plan = await shop.replan(film.plan);
    const {path} = await shop.store.open(film.step('one').key);
    await writeFile(path, (await readFile(path, 'utf8')).replace('clip', 'clap'));
    const {result} = await shop.run(plan);
    expect(result).toMatchObject({kind: 'failed', failed: [{address: 'film/one-c', code: 'store-corrupt'}]});
    expect(result.failed[0]?.hint).toContain('Run again');
    expect(shop.jobs()).toEqual(['character mara', 'one', 'two']);
    expect((await shop.run(await shop.replan(film.plan))).result).toMatchObject({
      kind: 'done',
      spent: {usd: 0},
    });
    expect(shop.jobs()).toEqual(['character mara', 'one', 'two']);
  });

  test('to a free clip is made again at once', async () => {
    const free = {engineOptions: {billing: 'free'}} as const;
    const {plan, step} = buildPlan([{name: 'one'}, {kind: 'conform', name: 'c', needs: ['one']}]);
    await shop.run(plan, free);
    await truncate((await shop.store.open(step('one').key)).path, 3);
    await shop.store.drop(step('c').key);
    const stored = replan(plan, ({kind}) => kind === 'clip');
    expect((await shop.run(stored, free)).result).toMatchObject({kind: 'done', counts: {made: 2}});
    expect((await shop.run(stored, {...free, frozen: true})).result.kind).toBe('done');
  });
});
