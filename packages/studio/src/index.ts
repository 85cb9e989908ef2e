export * from './protocol.ts';
export type {Image, Props, StageFolders, StoredFile, StudioHost} from './studio-host.ts';
export {startStudio, type Studio, type StudioOptions} from './server/start-studio.ts';
export {pageDirectory} from './server/page-directory.ts';
export {StudioError, studioErrors, type StudioErrorCode} from './server/studio-error.ts';
export {stagePage} from './stage/stage-page.ts';
