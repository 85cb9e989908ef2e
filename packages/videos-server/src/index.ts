export {
  startVideosServer,
  type VideosServer,
  type VideosServerEvent,
  type VideosServerOptions,
} from './start-videos-server.ts';
export {isLoopback} from './control/local-only.ts';
export {painterNames, type PainterName} from './painting/painter-names.ts';
export {systemClock, type Clock} from './clock.ts';
export {dialectNames, type DialectName} from './dialects/dialects.ts';
export type {Fault, FaultPlan} from './faults/fault.ts';
export {readFaultPlan} from './faults/read-fault-plan.ts';
export type {LedgerEntry} from './ledger/ledger.ts';
export type {WebhookOption} from './webhooks/open-webhooks.ts';
export {ServerError, serverErrors, type ServerErrorCode} from './server-error.ts';
