export type {Damage, StoreDamage} from './content-check.ts';
export {openStore, type Store, type StoredArtifact, type StoreEntry, type StoreOptions} from './store.ts';
export {StoreError, storeErrors, type StoreErrorCode} from './store-error.ts';
export type {NewArtifact} from './stored-metadata.ts';
export type {VerifyOptions, VerifyReport} from './verify-store.ts';
