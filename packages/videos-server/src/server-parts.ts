import type {EventEmitter} from 'node:events';
import type {DatabaseSync} from 'node:sqlite';
import type {BatchId} from './batches/batch-id.ts';
import type {BatchRecord} from './batches/batch-record.ts';
import type {BatchTable} from './batches/batch-table.ts';
import type {ClipStudio} from '@matchcut/engine-animatic';
import type {Media} from '@matchcut/media';
import type {CharacterTable} from './characters/character-table.ts';
import type {Clock} from './clock.ts';
import type {Dialect} from './dialects/dialect.ts';
import type {FaultSwitch} from './faults/fault-switch.ts';
import type {FileStore} from './files/file-store.ts';
import type {VideoId} from './ids.ts';
import type {Ledger} from './ledger/ledger.ts';
import type {PaintQueue} from './painting/paint-queue.ts';
import type {VideoFiles} from './painting/video-files.ts';
import type {Previews} from './previews/previews.ts';
import type {EndVideos} from './videos/end-videos.ts';
import type {VideoRecord} from './videos/video-record.ts';
import type {VideoTable} from './videos/video-table.ts';
import type {WebhookTable} from './webhooks/webhook-table.ts';

/** What happens in the server, for those who act on it. */
export type ServerEvents = {
  /** A video was painted, or could not be. */
  readonly videoMade: [id: VideoId];
  /**
   * A video was completed or failed. Told inside the transaction that ends it: what a listener writes to the database
   * stands or falls with it. Listeners do nothing else that can fail.
   */
  readonly videoEnded: [video: VideoRecord];
  /** There may be something to do for a batch. */
  readonly batchChanged: [id: BatchId];
  /** A batch came to an end, whichever. Told inside the transaction, like `videoEnded`. */
  readonly batchEnded: [batch: BatchRecord];
};

/** What the routes and the work behind them share. */
export type ServerParts = {
  readonly clock: Clock;
  readonly database: DatabaseSync;
  readonly directories: ServerDirectories;
  readonly latencyMs: number;
  readonly dialect: Dialect;
  readonly media: Media;
  /** Looks at pictures that clients send, while others paint. */
  readonly reader: ClipStudio;
  readonly events: EventEmitter<ServerEvents>;
  readonly videos: VideoTable;
  readonly videoFiles: VideoFiles;
  readonly previews: Previews;
  readonly characters: CharacterTable;
  readonly files: FileStore;
  readonly batches: BatchTable;
  readonly ledger: Ledger;
  readonly queue: PaintQueue;
  readonly webhooks: WebhookTable;
  readonly webhooksBeyondLoopback: boolean;
  readonly ends: EndVideos;
  readonly faults: FaultSwitch;
};

export type ServerDirectories = {
  readonly videos: string;
  readonly files: string;
  /** Bodies that are being read. Emptied when the server starts. */
  readonly uploads: string;
};
