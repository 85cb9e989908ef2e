/**
 * Nothing is paid twice and nothing paid is lost: films and batches over the real wire, on servers that give trouble,
 * killed at transitions and at any moment. Longer than the tests: ten seeds of each, or as many as `SEEDS` says, from
 * `FROM` on. Prints what happened, and every seed that came out otherwise than without trouble.
 *
 *     SEEDS=200 pnpm bench paying-once
 */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {createMedia} from '@matchcut/media';
import {inParallel} from '@matchcut/store';
import type {FaultPlan} from '@matchcut/videos-server';
import {nothingWrong, type Audit} from '../test/videos-api/paying-once/audit.ts';
import {chance} from '../test/videos-api/paying-once/chance.ts';
import {bearableFaults} from '../test/videos-api/paying-once/faults.ts';
import {filmUsd, withTakesSwapped} from '../test/videos-api/paying-once/film.ts';
import type {Killed, NextKill} from '../test/videos-api/paying-once/kill-until-done.ts';
import {soakFilm, type FilmSoaked} from '../test/videos-api/paying-once/soak-film.ts';
import {soakRows} from '../test/videos-api/paying-once/soak-rows.ts';
import {
  batchTransitions,
  filmTransitions,
  type Transition,
} from '../test/videos-api/paying-once/transitions.ts';

const from = Number(process.env['FROM'] ?? 1000);
const seeds = Array.from({length: Number(process.env['SEEDS'] ?? 10)}, (_, index) => from + index);
const rows = 7;
const rowsUsd = 1.4;
const mostKills = 40;

const media = createMedia({workers: 1});
const clips = await mkdtemp(join(tmpdir(), 'paying-once-clips-'));
const hashFrames = (path: string): Promise<readonly string[]> => media.hashFrames(path);
const film = (faults: FaultPlan, nextKill: NextKill, atOnce = 1): Promise<FilmSoaked> =>
  soakFilm({faults, clips, nextKill, atOnce}, hashFrames);
const {frames: expected} = await film({faults: []}, () => null);

await soakAll('films', (seed) => soakOne(seed, 1));
await soakAll('films, by two processes at once', (seed) => soakOne(seed, 2));
await soakAll('batches', async (seed) => {
  const faults = bearableFaults(seed, 0.5);
  // By one process or by two at once.
  const killing = {nextKill: kills(batchTransitions, seed, 60), atOnce: 1 + (seed % 2)};
  const soaked = await soakRows({faults, clips, ...killing}, rows);
  const codes = soaked.runs.flatMap(({failed}) => failed);
  return {...soaked, codes, isRight: isClean({...soaked.audit, unlocked: []}, rowsUsd)};
});
await media.close();
await rm(clips, {recursive: true, force: true});

async function soakOne(seed: number, atOnce: number): Promise<Soaked> {
  const soaked = await film(bearableFaults(seed), kills(filmTransitions, seed, 40), atOnce);
  const isSame = [expected, withTakesSwapped(expected)].some((frames) =>
    isDeepStrictEqual(frames, soaked.frames),
  );
  const codes = soaked.runs.flatMap(({failed}) => failed.map(({code}) => code));
  return {...soaked, codes, isRight: isSame && isClean(soaked.audit, filmUsd)};
}

/** Every third process dies at any moment. */
function kills(among: readonly Transition[], seed: number, most: number): NextKill {
  const draw = chance(`kills ${seed}`);
  return ({length}) => {
    if (length >= mostKills) return null;
    return length % 3 === 2
      ? {afterMs: 300 + Math.floor(draw() * 3000)}
      : {among, count: 1 + Math.floor(draw() * most)};
  };
}

function isClean(audit: Audit, usd: number): boolean {
  const clean: Audit = {billedUsd: usd, unbilled: 0, spent: {usd, unknown: 0}, ...nothingWrong};
  return isDeepStrictEqual(audit, clean);
}

type Soaked = Killed<unknown> & {
  readonly audit: Audit;
  readonly codes: readonly string[];
  readonly isRight: boolean;
};

async function soakAll(what: string, soak: (seed: number) => Promise<Soaked>): Promise<void> {
  const counts = new Map<string, number>();
  const count = (name: string, by = 1): void => void counts.set(name, (counts.get(name) ?? 0) + by);
  await inParallel(seeds, 2, async (seed) => {
    try {
      const soaked = await soak(seed);
      count('kills', soaked.kills.length);
      count('of them at any moment', soaked.kills.filter((death) => death === 'any moment').length);
      count('runs to their end', soaked.runs.length);
      for (const event of soaked.events) count(event);
      for (const code of soaked.codes) count(`failed: ${code}`);
      if (soaked.isRight) return;
      console.log(`seed ${seed}: ${JSON.stringify(soaked.audit)}`);
    } catch (error) {
      console.log(`seed ${seed}: ${String(error)}`);
    }
    count('seeds that came out wrong');
    process.exitCode = 1;
  });
  console.log(`${what}: ${seeds.length} seeds`);
  for (const [name, number] of counts) console.log(`${String(number).padStart(8)}  ${name}`);
}
