import type {Audit} from './audit.ts';
import {killUntilDone, type Killed} from './kill-until-done.ts';
import {openRig} from './rig.ts';
import type {RowsRan} from './run-order.ts';
import type {Soak} from './soak-film.ts';

export type RowsSoaked = Killed<RowsRan> & {readonly audit: Audit};

/** Orders so many clips in batches and collects them, killed again and again. */
export async function soakRows({faults, clips, ...killing}: Soak, rows: number): Promise<RowsSoaked> {
  const rig = await openRig({clips, faults});
  try {
    const killed = await killUntilDone<RowsRan>({
      ...killing,
      start: (kill) => rig.runRows({kill, rows}),
      isDone: ({ordered, brought, failed}) => ordered + brought + failed.length === 0,
    });
    return {...killed, audit: await rig.audit()};
  } finally {
    await rig.close();
  }
}
