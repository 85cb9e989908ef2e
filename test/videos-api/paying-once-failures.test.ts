import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {readLock} from '@matchcut/store';
import type {FaultPlan} from '@matchcut/videos-server';
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import {nothingWrong} from './paying-once/audit.ts';
import {clipUsd, filmUsd} from './paying-once/film.ts';
import {openRig, type Rig, type RigOptions} from './paying-once/rig.ts';
import {heldClock} from './paying-once/held-clock.ts';
import type {FilmOrder} from './paying-once/run-order.ts';

let clips: string;
beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'paying-once-clips-'));
});
afterAll(() => rm(clips, {recursive: true, force: true}));

const open: Rig[] = [];
afterEach(async () => {
  for (const rig of open.splice(0).toReversed()) await rig.close();
});

async function rigWith(faults: FaultPlan['faults'] = [], options: Partial<RigOptions> = {}): Promise<Rig> {
  const rig = await openRig({clips, faults: {faults}, ...options});
  open.push(rig);
  return rig;
}

/** So that faults strike the shots that they are meant for. */
const oneByOne = {jobs: 1, mostJobs: 1};
const rain = {scenes: ['rain'], pace: oneByOne} as const satisfies Partial<FilmOrder>;
const onceMore = {times: 1, skip: 0, probability: 1} as const;

/** How often the server was asked for anything that is paid for. */
const asked = ({server}: Rig): number => server.ledger().length;

describe('a shot that fails', () => {
  test('by moderation fails alone: its chain stops, the rest is made, and the next run makes what is left', async () => {
    const rig = await rigWith([{kind: 'moderation-blocked', ...onceMore}]);
    const {result} = await rig.runFilm({pace: oneByOne});
    expect(result).toMatchObject({
      kind: 'failed',
      failed: [{code: 'engine-refused-prompt', address: 'paying/platform'}],
    });
    expect(result?.skipped).toEqual(
      expect.arrayContaining(['paying/platform/continue-1', 'paying/platform/continue-2']),
    );
    expect(await rig.audit()).toMatchObject({billedUsd: filmUsd / 2, unbilled: 1, ...nothingWrong});
    expect((await rig.runFilm()).result).toMatchObject({kind: 'done', failed: []});
    expect(await rig.audit()).toMatchObject({billedUsd: filmUsd, unbilled: 1, ...nothingWrong});
  });

  test('because its clip expired is told, and only the next run pays for another', async () => {
    const rig = await rigWith([{kind: 'expired', ...onceMore}]);
    const first = await rig.runFilm(rain);
    expect(first.result).toMatchObject({
      kind: 'failed',
      failed: [{code: 'engine-job-unknown', message: expect.stringContaining('expired')}],
    });
    expect(asked(rig)).toBe(1);
    expect((await rig.runFilm(rain)).result).toMatchObject({kind: 'done'});
    expect(asked(rig)).toBe(2);
    expect(await rig.audit()).toMatchObject({spent: {usd: clipUsd, unknown: 1}, inFlight: []});
  });

  test('because its clip has another size is refused, fetched again and not paid again, until somebody wants another take', async () => {
    const rig = await rigWith([{kind: 'wrong-size', size: '720x1280', ...onceMore}]);
    for (const _ of [1, 2])
      expect((await rig.runFilm(rain)).result).toMatchObject({
        kind: 'failed',
        failed: [{code: 'clip-unfit', message: expect.stringContaining('720×1280')}],
      });
    expect(asked(rig)).toBe(1);
    expect(await rig.audit()).toMatchObject({
      spent: {usd: clipUsd, unknown: 0},
      inFlight: ['paying/rain'],
    });
    expect((await rig.runFilm({...rain, replace: ['paying/rain']})).result).toMatchObject({kind: 'done'});
    expect(asked(rig)).toBe(2);
  });

  test('because its job is stuck at 99 % is left to the next run, which takes it up', async () => {
    const {clock, pass} = heldClock();
    const rig = await rigWith([], {
      clock,
      latencyMs: 100_000,
      onEvent: (event) => event.kind === 'painted' && pass(99_500),
    });
    const {result} = await rig.runFilm({...rain, pace: {...oneByOne, deadlineMs: 400}});
    expect(result).toMatchObject({
      kind: 'failed',
      failed: [{code: 'engine-job-stuck', message: expect.stringContaining('at 99 %')}],
    });
    expect(await rig.audit()).toMatchObject({inFlight: ['paying/rain'], spent: {usd: clipUsd}});
    pass(500);
    expect((await rig.runFilm(rain)).result).toMatchObject({kind: 'done'});
    expect(asked(rig)).toBe(1);
    expect(await rig.audit()).toMatchObject({billedUsd: clipUsd, ...nothingWrong});
  });
});

describe('money', () => {
  test('of a budget holds across two runs at once', async () => {
    const rig = await rigWith();
    const budgetUsd = 4 * clipUsd;
    // Each of them alone would fit.
    const runs = await Promise.all([
      rig.runFilm({scenes: ['platform'], budgetUsd}),
      rig.runFilm({scenes: ['rain', 'rain-again', 'street'], budgetUsd}),
    ]);
    const codes = runs.flatMap(({result}) => result?.failed.map(({code}) => code) ?? []);
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['over-budget']));
    expect(asked(rig)).toBe(4);
    expect(await rig.audit()).toMatchObject({
      billedUsd: budgetUsd,
      spent: {usd: budgetUsd, unknown: 0},
      ...nothingWrong,
    });
  });

  test('of a price that nobody knows is over every budget, and is told as unknown where there is none', async () => {
    const rig = await rigWith([], {dialect: 'vllm-omni'});
    const order = {...rain, engine: {dialect: 'vllm-omni', model: 'open-model'}} as const;
    expect((await rig.runFilm({...order, budgetUsd: 1000})).result).toMatchObject({kind: 'refused'});
    expect(asked(rig)).toBe(0);
    expect((await rig.runFilm(order)).result).toMatchObject({kind: 'done'});
    expect(asked(rig)).toBe(1);
    expect(await rig.audit()).toMatchObject({spent: {usd: 0, unknown: 1}, ...nothingWrong});
  });
});

describe('a store', () => {
  test('that is lost is filled again from the provider, chains and all, without being paid for again', async () => {
    const rig = await rigWith();
    const first = await rig.runFilm();
    expect(first.result).toMatchObject({kind: 'done'});
    await rm(join(rig.project.state, 'store'), {recursive: true});
    const {result} = await rig.runFilm();
    expect(result).toMatchObject({kind: 'done', cut: {digest: first.result?.cut?.digest}});
    expect(await rig.audit()).toMatchObject({
      billedUsd: filmUsd,
      spent: {usd: filmUsd, unknown: 0},
      ...nothingWrong,
    });
  });
});

describe('a character', () => {
  test('that the server forgot is made again, and no clip that was made with it', async () => {
    const before = await rigWith();
    expect((await before.runFilm({scenes: ['street']})).result).toMatchObject({kind: 'done'});
    const handle = await handleOfMara(before);
    await before.closeServer();
    const after = await rigWith([], {folder: before.project.folder});
    expect((await after.runFilm({scenes: ['platform', 'street']})).result).toMatchObject({kind: 'done'});
    expect(asked(after)).toBe(3);
    expect(await handleOfMara(after)).not.toBe(handle);
    expect(await after.audit()).toMatchObject({spent: {usd: 4 * clipUsd, unknown: 0}, inFlight: []});
  });

  async function handleOfMara({project}: Rig): Promise<string | undefined> {
    const {cast} = await readLock(project.lock);
    return Object.values(cast)[0]?.['16:9']?.handle.id;
  }
});

describe('a request of which nobody can say what became of it', () => {
  test('stops the shot in this run and every later one, and is asked again only when somebody says so', async () => {
    // What a gateway lists may leave videos out.
    const rig = await rigWith([], {dialect: 'litellm'});
    const order = {scenes: ['rain', 'street'], pace: oneByOne, engine: {dialect: 'litellm'}} as const;
    const killed = await rig.runFilm({...order, kill: {among: ['before engine.submit'], count: 1}});
    expect(killed.killedAt).toBe('before engine.submit');
    for (const _ of [1, 2]) {
      const {result} = await rig.runFilm(order);
      expect(result).toMatchObject({kind: 'failed', failed: [{code: 'job-unknown', address: 'paying/rain'}]});
    }
    // The other shot was made meanwhile.
    expect(asked(rig)).toBe(1);
    expect(await rig.audit()).toMatchObject({spent: {usd: clipUsd, unknown: 1}, inFlight: ['paying/rain']});
    expect((await rig.runFilm({...order, retryUnknown: true})).result).toMatchObject({kind: 'done'});
    expect(asked(rig)).toBe(2);
  });

  test('is given no job that may be that of another shot which looks the same in the list', async () => {
    const rig = await rigWith([
      {kind: 'connection-reset', moment: 'after', on: ['videos.create'], times: 2, skip: 0, probability: 1},
    ]);
    const order = {scenes: ['rain', 'shown-rain'], pace: {jobs: 2, mostJobs: 2}} as const;
    for (const _ of [1, 2]) {
      const {result} = await rig.runFilm(order);
      expect(result?.failed.map(({code}) => code)).toEqual(['job-unknown', 'job-unknown']);
    }
    expect(asked(rig)).toBe(2);
    expect((await rig.runFilm({...order, retryUnknown: true})).result).toMatchObject({kind: 'done'});
    expect(asked(rig)).toBe(4);
  });

  test('is one of two takes of the same: both find a video, and nobody has to be asked', async () => {
    const rig = await rigWith([
      {kind: 'connection-reset', moment: 'after', on: ['videos.create'], times: 2, skip: 0, probability: 1},
    ]);
    const order = {scenes: ['rain', 'rain-again'], pace: {jobs: 2, mostJobs: 2}} as const;
    expect(await rig.runFilm(order)).toMatchObject({result: {kind: 'done'}, events: ['adopted', 'adopted']});
    expect(asked(rig)).toBe(2);
    expect(await rig.audit()).toMatchObject({billedUsd: 2 * clipUsd, ...nothingWrong});
  });
});
