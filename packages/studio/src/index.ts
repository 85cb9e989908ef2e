export * from './protocol.ts';
export type {Image, Props, StageFolders, StoredFile, StudioHost} from './studio-host.ts';
