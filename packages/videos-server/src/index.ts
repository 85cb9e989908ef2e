export {startVideosServer, type VideosServer, type VideosServerOptions} from './start-videos-server.ts';
export {systemClock, type Clock} from './clock.ts';
export type {LedgerEntry} from './ledger/ledger.ts';
export {ServerError, serverErrors, type ServerErrorCode} from './server-error.ts';
