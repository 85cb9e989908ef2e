import type {FaultPlan} from '@matchcut/videos-server';
import type {Audit} from './audit.ts';
import {killUntilDone, type Killed, type KillUntilDone} from './kill-until-done.ts';
import {openRig} from './rig.ts';
import type {FilmRan} from './run-order.ts';

export type Soak = Pick<KillUntilDone<unknown>, 'nextKill' | 'atOnce'> & {
  readonly faults: FaultPlan;
  /** Where painted clips, and compiled code, are kept for the next ones. */
  readonly clips: string;
};

export type FilmSoaked = Killed<FilmRan> & {
  readonly audit: Audit;
  /** Hashes of the pictures of the cut. */
  readonly frames: readonly string[];
};

/** Carries the film out, killed again and again. */
export async function soakFilm(
  {faults, clips, ...killing}: Soak,
  hashFrames: (path: string) => Promise<readonly string[]>,
): Promise<FilmSoaked> {
  const rig = await openRig({clips, faults});
  try {
    const killed = await killUntilDone<FilmRan>({
      ...killing,
      start: (kill) => rig.runFilm({kill}),
      isDone: ({kind, counts}) => kind === 'done' && counts.made === 0,
    });
    const {cut} = killed.last;
    return {
      ...killed,
      audit: await rig.audit(),
      frames: cut === null ? [] : await hashFrames(cut.path),
    };
  } finally {
    await rig.close();
  }
}
