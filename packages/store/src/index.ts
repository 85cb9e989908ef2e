export type {Damage, StoreDamage} from './content-check.ts';
export {hashFile} from './hash-file.ts';
export type {Budget} from './budget.ts';
export {
  openJournal,
  type Intended,
  type JobEnd,
  type Journal,
  type JournalOptions,
  type MadeJob,
} from './journal.ts';
export type {BatchCounts, BatchEntry, JournalBatch, JournalBatches, NewBatch} from './journal-batches.ts';
export type {EntryId, InFlightJob, JobIntent, JournalJob} from './journal-row.ts';
export type {Spending, Spent} from './journal-spending.ts';
export {readConflictedLock, type ConflictedLock, type MergedTexts} from './conflicted-lock.ts';
export type {LockEntry} from './lock-entries.ts';
export {formatLock, readLock, writeLock} from './lock-file.ts';
export {mergeLocks, settleMerge, type LockConflict, type LockMerge, type LockSides} from './merge-locks.ts';
export {identify, type FileIdentity} from './read-files.ts';
export {inParallel} from './in-parallel.ts';
export {lockCharacter, lockRowShot, lockShot} from './lock-shot.ts';
export {readPrevious, writePrevious, type PreviousFilm} from './previous-film.ts';
export {openStore, type Store, type StoredArtifact, type StoreEntry, type StoreOptions} from './store.ts';
export {StoreError, storeErrors, type StoreErrorCode} from './store-error.ts';
export type {NewArtifact} from './stored-metadata.ts';
export type {VerifyOptions, VerifyReport} from './verify-store.ts';
