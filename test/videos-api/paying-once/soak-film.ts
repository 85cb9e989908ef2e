import type {FaultPlan} from '@matchcut/videos-server';
import type {Audit} from './audit.ts';
import {openFilmRig} from './film-rig.ts';
import type {KillOrder} from './killed-process.ts';
import type {FilmRan} from './run-order.ts';
import type {Transition} from './transitions.ts';

export type FilmSoak = {
  readonly faults: FaultPlan;
  readonly clips: string;
  /** When the next process is to die, after those that did; `null` where it may live. */
  readonly nextKill: (kills: readonly Transition[]) => KillOrder | null;
};

export type FilmSoaked = {
  readonly kills: readonly Transition[];
  /** Processes that came to their end. */
  readonly runs: readonly FilmRan[];
  readonly events: readonly string[];
  readonly audit: Audit;
  /** Hashes of the pictures of the cut. */
  readonly frames: readonly string[];
};

/** More processes than this, and the film does not get on. */
const mostProcesses = 150;

/** Carries the film out, killed again and again, until a process comes to its end and finds nothing left to do. */
export async function soakFilm(
  {faults, clips, nextKill}: FilmSoak,
  hashFrames: (path: string) => Promise<readonly string[]>,
): Promise<FilmSoaked> {
  const kills: Transition[] = [];
  const runs: FilmRan[] = [];
  const events: string[] = [];
  const rig = await openFilmRig({clips, faults});
  try {
    for (let count = 1; count <= mostProcesses; count += 1) {
      const {killedAt, result, events: told} = await rig.run({kill: nextKill(kills)});
      events.push(...told);
      if (killedAt !== null) kills.push(killedAt);
      if (result !== null) runs.push(result);
      if (result?.kind === 'done' && result.counts.made === 0 && result.cut !== null)
        return {kills, runs, events, audit: await rig.audit(), frames: await hashFrames(result.cut.path)};
    }
    throw new Error(`The film is not done after ${mostProcesses} processes: ${JSON.stringify(runs.at(-1))}`);
  } finally {
    await rig.close();
  }
}
