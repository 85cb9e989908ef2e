import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {openJournal, openStore, readLock} from '@matchcut/store';
import type {LedgerEntry} from '@matchcut/videos-server';
import type {ProjectFolder} from './project-folder.ts';

/** What became of a project, set against what its provider says. Everything but the money is a list of what is wrong. */
export type Audit = {
  readonly billedUsd: number;
  readonly spent: {readonly usd: number; readonly unknown: number};
  /** Videos that were asked for and failed. */
  readonly unbilled: number;
  /** All others that no clip in the store is. */
  readonly unstored: readonly string[];
  /** Videos that are the clip of two keys. */
  readonly shared: readonly string[];
  /** Addresses of jobs that the journal still waits for. */
  readonly inFlight: readonly string[];
  /** Artifacts that are not what they were stored as. */
  readonly damaged: readonly string[];
  /** Scratch files of processes that are gone. */
  readonly scratch: readonly string[];
  /** Clips that the lock has not, or has with other bytes. */
  readonly unlocked: readonly string[];
};

export const nothingWrong = {
  unstored: [],
  shared: [],
  inFlight: [],
  damaged: [],
  scratch: [],
  unlocked: [],
} as const;

export async function audit(project: ProjectFolder, ledger: readonly LedgerEntry[]): Promise<Audit> {
  const scratch = await readdir(join(project.state, 'tmp'));
  const store = await openStore({dir: project.state});
  const journal = openJournal({path: project.journal});
  try {
    const clips = [];
    for await (const {record} of store.entries())
      if (record.kind === 'clip' || record.kind === 'extension') clips.push(record);
    const jobs = clips.map(({job}) => job?.id);
    const lock = await readLock(project.lock);
    const locked = Object.values(lock.shots).flatMap((formats) => Object.values(formats));
    const spent = journal.spent();
    const owed = ledger.filter(({state}) => state !== 'not-billed');
    const billed = ledger.filter(({state}) => state === 'billed');
    return {
      billedUsd: dollars(billed.reduce((sum, {usd}) => sum + (usd ?? 0), 0)),
      spent: {usd: dollars(spent.usd), unknown: spent.unknown},
      unbilled: ledger.length - owed.length,
      unstored: owed.map(({video}) => video).filter((video) => !jobs.includes(video)),
      shared: jobs.filter((job, index) => jobs.indexOf(job) !== index).map(String),
      inFlight: journal.inFlight().map(({address}) => address),
      damaged: (await store.verify()).damaged.map(({key}) => key),
      scratch,
      unlocked: clips
        .filter(({key, digest}) => !locked.some((shot) => shot.key === key && shot.digest === digest))
        .map(({key}) => key),
    };
  } finally {
    journal.close();
    await store.close();
  }
}

/** Sums of tenths of dollars are no exact numbers. */
function dollars(usd: number): number {
  return Number(usd.toFixed(6));
}
