import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {FaultPlan} from '@matchcut/videos-server';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {nothingWrong} from './paying-once/audit.ts';
import {chance} from './paying-once/chance.ts';
import {bearableFaults} from './paying-once/faults.ts';
import {filmUsd, withTakesSwapped} from './paying-once/film.ts';
import type {NextKill} from './paying-once/kill-until-done.ts';
import {soakFilm, type FilmSoaked} from './paying-once/soak-film.ts';
import {filmTransitions, type Death} from './paying-once/transitions.ts';

// The whole of paying once, with nothing of it imagined: real processes that end themselves with SIGKILL, the real
// engine over HTTP, a server that loses answers and breaks downloads.
const seeds = [1, 2, 3, 4];
const seedsOfTwo = [21, 22];
const killsPerSeed = 25;
const minutes = 60_000;

const media = createMedia({workers: 1});
let clips: string;
let faultless: FilmSoaked;

beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'paying-once-clips-'));
  faultless = await soak({faults: []}, () => null);
}, 2 * minutes);
afterAll(async () => {
  await media.close();
  await rm(clips, {recursive: true, force: true});
});

function soak(faults: FaultPlan, nextKill: NextKill, atOnce = 1): Promise<FilmSoaked> {
  return soakFilm({faults, clips, nextKill, atOnce}, (path) => media.hashFrames(path));
}

/** At one of the next forty transitions, whichever they are. */
function atRandom(seed: number): NextKill {
  const draw = chance(`kills ${seed}`);
  return ({length}) =>
    length < killsPerSeed ? {among: filmTransitions, count: 1 + Math.floor(draw() * 40)} : null;
}

/** Each video was made once and is in the store, and the cut shows what it shows without trouble. */
function expectAsWithoutTrouble({audit, runs, frames}: FilmSoaked): void {
  const {unbilled} = audit;
  // Of a job that failed nobody says what it cost.
  expect(audit).toEqual({
    billedUsd: filmUsd,
    unbilled,
    spent: {usd: filmUsd, unknown: unbilled},
    ...nothingWrong,
  });
  expect(runs.filter(({failed}) => failed.some(({code}) => code === 'job-unknown'))).toEqual([]);
  // Which of two takes of one prompt is which is for the server to say, and it may be asked in another order.
  expect([faultless.frames, withTakesSwapped(faultless.frames)]).toContainEqual(frames);
}

test('without trouble the film is six clips, each of a colour of its own', () => {
  expectAsWithoutTrouble(faultless);
  expect(faultless.frames).toHaveLength(150);
  expect(new Set(faultless.frames).size).toBe(6);
});

describe('a film that is killed again and again, on a server that gives trouble, is paid for once and the same', () => {
  const killed = new Set<Death>();
  let kills = 0;

  test('at the transitions, one after another', {timeout: 4 * minutes}, async () => {
    // What the trouble of one seed does not bring about, that of the next may.
    for (let seed = 100; killed.size < filmTransitions.length && seed < 106; seed += 1) {
      const {faults} = bearableFaults(seed);
      const moderation = {kind: 'moderation-blocked', times: 1, skip: 2} as const;
      const soaked = await soak({seed, faults: [...faults, moderation]}, (before) => {
        const among = filmTransitions.filter((each) => !killed.has(each) && !before.includes(each));
        return among.length > 0 ? {among, count: 1} : null;
      });
      expectAsWithoutTrouble(soaked);
      for (const transition of soaked.kills) killed.add(transition);
      kills += soaked.kills.length;
    }
    expect(filmTransitions.filter((each) => !killed.has(each))).toEqual([]);
  });

  test.each(seeds)('at random, with seed %i', {timeout: 2 * minutes}, async (seed) => {
    const soaked = await soak(bearableFaults(seed), atRandom(seed));
    expectAsWithoutTrouble(soaked);
    expect(soaked.kills.length).toBeGreaterThan(10);
    kills += soaked.kills.length;
  });

  test.each(seedsOfTwo)('with two runs at once, with seed %i', {timeout: 2 * minutes}, async (seed) => {
    const soaked = await soak(bearableFaults(seed), atRandom(seed), 2);
    expectAsWithoutTrouble(soaked);
    expect(soaked.kills.length).toBeGreaterThan(10);
    kills += soaked.kills.length;
  });

  test('some two hundred times', () => {
    expect(kills).toBeGreaterThan(150);
  });
});
