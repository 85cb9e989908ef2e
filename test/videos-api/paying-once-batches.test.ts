import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {FaultPlan} from '@matchcut/videos-server';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {nothingWrong} from './paying-once/audit.ts';
import {chance} from './paying-once/chance.ts';
import {bearableFaults} from './paying-once/faults.ts';
import type {NextKill} from './paying-once/kill-until-done.ts';
import {soakRows, type RowsSoaked} from './paying-once/soak-rows.ts';
import {batchTransitions, type Death} from './paying-once/transitions.ts';

const seeds = [1, 2, 3];
const killsPerSeed = 15;
/** In three orders. */
const rows = 7;
const minutes = 60_000;

let clips: string;
beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'paying-once-clips-'));
});
afterAll(() => rm(clips, {recursive: true, force: true}));

function soak(faults: FaultPlan, nextKill: NextKill): Promise<RowsSoaked> {
  return soakRows({faults, clips, nextKill}, rows);
}

/** Each row's video was made once, at half the price, and is in the store. */
function expectEachOnce({audit, runs}: RowsSoaked): void {
  const usd = 1.4;
  expect(audit).toEqual({
    billedUsd: usd,
    unbilled: 0,
    spent: {usd, unknown: 0},
    ...nothingWrong,
    // Shots are bound to their clips when their films are made.
    unlocked: expect.any(Array),
  });
  expect(audit.unlocked).toHaveLength(rows);
  // Where trouble outlasts all patience the run ends, and the next one goes on.
  const codes = runs
    .flatMap(({failed}) => failed)
    .filter((code) => code !== 'engine-unreachable' && code !== 'engine-busy');
  expect(codes).toEqual([]);
}

describe('rows that are ordered in batches and collected, killed again and again, are each paid for once', () => {
  const killed = new Set<Death>();

  test('without a kill and without trouble', async () => {
    const soaked = await soak({faults: []}, () => null);
    expectEachOnce(soaked);
    expect(soaked.runs).toMatchObject([
      {ordered: rows, brought: rows},
      {ordered: 0, brought: 0},
    ]);
  });

  test('at the transitions, one after another', {timeout: 4 * minutes}, async () => {
    // What the trouble of one seed does not bring about, that of the next may.
    for (let seed = 100; killed.size < batchTransitions.length && seed < 106; seed += 1) {
      const soaked = await soak(bearableFaults(seed, 0.5), (before) => {
        const among = batchTransitions.filter((each) => !killed.has(each) && !before.includes(each));
        return among.length > 0 ? {among, count: 1} : null;
      });
      expectEachOnce(soaked);
      for (const transition of soaked.kills) killed.add(transition);
    }
    expect(batchTransitions.filter((each) => !killed.has(each))).toEqual([]);
  });

  test.each(seeds)('at random, with seed %i', {timeout: 2 * minutes}, async (seed) => {
    const draw = chance(`kills ${seed}`);
    const soaked = await soak(bearableFaults(seed, 0.5), ({length}) =>
      length < killsPerSeed ? {among: batchTransitions, count: 1 + Math.floor(draw() * 60)} : null,
    );
    expectEachOnce(soaked);
    expect(soaked.kills.length).toBeGreaterThan(3);
  });
});
