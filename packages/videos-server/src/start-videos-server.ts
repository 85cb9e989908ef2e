import type {BatchStatus} from './batches/batch-record.ts';
import {openBatches} from './batches/open-batches.ts';
import type {Clock} from './clock.ts';
import {isLoopback} from './control/local-only.ts';
import type {DialectName} from './dialects/dialects.ts';
import type {FaultPlan} from './faults/fault.ts';
import {createApp} from './http/create-app.ts';
import {listen} from './http/listen.ts';
import type {LedgerEntry} from './ledger/ledger.ts';
import {openServerParts} from './open-server-parts.ts';
import type {PainterName} from './painting/painter-names.ts';
import type {VideoError} from './videos/video-state.ts';
import {openWebhooks, type WebhookOption} from './webhooks/open-webhooks.ts';
import type {WebhookSender} from './webhooks/webhook-sender.ts';

export type VideosServerOptions = {
  /** @default 0 a free one */
  readonly port?: number;
  /** The control endpoints are there only where this is a loopback address. @default '127.0.0.1' */
  readonly host?: string;
  /** Where everything is kept; made if it is not there. One server at a time. */
  readonly directory: string;
  /** The only key that is let in. @default any that is not empty */
  readonly apiKey?: string;
  /** How long a job takes at least. @default 0 */
  readonly latencyMs?: number;
  /** @default the system's */
  readonly clock?: Clock;
  /** The server that this one behaves like. @default 'openai' the whole protocol */
  readonly dialect?: DialectName;
  /** What goes wrong. @default nothing */
  readonly faults?: FaultPlan;
  /** Who is told when videos and batches end, besides those that the control endpoint has. @default nobody */
  readonly webhooks?: readonly WebhookOption[];
  /** Whether webhooks may go to other machines. @default false */
  readonly webhooksBeyondLoopback?: boolean;
  /** `plain`: real clips of one flat colour, for load tests. @default 'animatic' */
  readonly painter?: PainterName;
  /** Clips painted at once. @default the number of cores */
  readonly workers?: number;
  readonly onEvent?: (event: VideosServerEvent) => void;
};

export type VideosServerEvent =
  | {readonly kind: 'answered'; readonly method: string; readonly path: string; readonly status: number}
  /** Its content is there; the job ends when its time has come. */
  | {readonly kind: 'painted'; readonly video: string}
  | {readonly kind: 'ended'; readonly video: string; readonly error: VideoError | null}
  | {readonly kind: 'batch-ended'; readonly batch: string; readonly status: BatchStatus}
  /** The server's own mistake, which a client was told as a 500. */
  | {readonly kind: 'crashed'; readonly error: Error};

export type VideosServer = {
  /** The base URL of the API, ending in `/v1`. */
  readonly url: string;
  readonly port: number;
  /** What would have been billed, oldest first. */
  readonly ledger: () => readonly LedgerEntry[];
  /** US dollars, as far as prices are known. */
  readonly billedUsd: () => number;
  readonly close: () => Promise<void>;
};

/**
 * Starts the Videos API. Jobs that a server before it left unfinished are gone on with. Throws a `ServerError` where the
 * port is taken, the directory can't be used, or the faults can't be read.
 */
export async function startVideosServer(options: VideosServerOptions): Promise<VideosServer> {
  const {port = 0, host = '127.0.0.1', apiKey = null, onEvent = () => {}} = options;
  let closing = false;
  const onCrash = (error: Error): void => {
    // Work that is cut off by the end of the server is no mistake.
    if (!closing) onEvent({kind: 'crashed', error});
  };
  const opened = openServerParts(options);
  const {parts} = opened;
  const batches = openBatches(parts, onCrash);
  parts.events.on('videoEnded', ({id, error}) => onEvent({kind: 'ended', video: id, error}));
  parts.events.on('videoMade', (id) => onEvent({kind: 'painted', video: id}));
  parts.events.on('batchEnded', ({id, status}) => onEvent({kind: 'batch-ended', batch: id, status}));
  let webhooks: WebhookSender | null = null;
  const close = async (): Promise<void> => {
    await batches.close();
    await webhooks?.close();
    await opened.close();
  };
  try {
    webhooks = openWebhooks(parts, options.webhooks ?? []);
    const app = createApp(parts, {
      apiKey,
      hasControl: isLoopback(host),
      onCrash,
      onAnswer: (method, path, status) => onEvent({kind: 'answered', method, path, status}),
    });
    const listening = await listen(app, {host, port, dialect: parts.dialect});
    parts.ends.endDue();
    parts.queue.wake();
    batches.resume();
    webhooks.wake();
    return {
      url: listening.url,
      port: listening.port,
      ledger: parts.ledger.entries,
      billedUsd: parts.ledger.billedUsd,
      close: async () => {
        closing = true;
        await listening.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
