import {EventEmitter} from 'node:events';
import {mkdirSync, rmSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {openBatchTable} from './batches/batch-table.ts';
import {openBatches} from './batches/open-batches.ts';
import {systemClock, type Clock} from './clock.ts';
import {openDatabase} from './database/open-database.ts';
import {openFileStore} from './files/file-store.ts';
import {createApp} from './http/create-app.ts';
import {listen} from './http/listen.ts';
import {openLedger, type LedgerEntry} from './ledger/ledger.ts';
import {openAnimaticClips} from './painting/animatic-clips.ts';
import {openPaintQueue} from './painting/paint-queue.ts';
import {openPainter} from './painting/painter.ts';
import {openVideoFiles} from './painting/video-files.ts';
import type {ServerEvents, ServerParts} from './server-parts.ts';
import {openEndVideos} from './videos/end-videos.ts';
import {openVideoTable} from './videos/video-table.ts';

export type VideosServerOptions = {
  /** @default 0 a free one */
  readonly port?: number;
  /** @default '127.0.0.1' nobody but this machine */
  readonly host?: string;
  /** Where everything is kept; made if it is not there. One server at a time. */
  readonly directory: string;
  /** The only key that is let in. @default any that is not empty */
  readonly apiKey?: string;
  /** How long a job takes at least. @default 0 */
  readonly latencyMs?: number;
  /** @default the system's */
  readonly clock?: Clock;
  /** Clips painted at once. @default the number of cores */
  readonly workers?: number;
  /** Told of the server's own mistakes. */
  readonly onCrash?: (error: Error) => void;
};

export type VideosServer = {
  /** The base URL of the API, ending in `/v1`. */
  readonly url: string;
  readonly port: number;
  /** What would have been billed, oldest first. */
  readonly ledger: () => readonly LedgerEntry[];
  readonly close: () => Promise<void>;
};

/**
 * Starts the Videos API. Jobs that a server before it left unfinished are gone on with. Throws a `ServerError` where the
 * port is taken or the directory can't be used.
 */
export async function startVideosServer(options: VideosServerOptions): Promise<VideosServer> {
  const {
    port = 0,
    host = '127.0.0.1',
    directory,
    apiKey = null,
    latencyMs = 0,
    clock = systemClock,
    workers = availableParallelism(),
  } = options;
  const directories = {
    videos: join(directory, 'videos'),
    files: join(directory, 'files'),
    uploads: join(directory, 'uploads'),
  };
  mkdirSync(directories.videos, {recursive: true});
  const database = openDatabase(join(directory, 'state.sqlite'), clock.now());
  rmSync(directories.uploads, {recursive: true, force: true});
  mkdirSync(directories.uploads);

  const media = createMedia({workers: 2});
  const videos = openVideoTable(database);
  const videoFiles = openVideoFiles(directories.videos);
  const queue = openPaintQueue({
    videos,
    videoFiles,
    painter: openPainter(openAnimaticClips(workers), media),
    scratch: join(directory, 'scratch'),
    workers,
    onMade: (id, error) => {
      videos.markMade(id, clock.now(), error);
      ends.endDue();
    },
  });
  const parts: ServerParts = {
    clock,
    database,
    directories,
    latencyMs,
    events: new EventEmitter<ServerEvents>(),
    videos,
    videoFiles,
    files: openFileStore({database, directory: directories.files, clock}),
    batches: openBatchTable(database),
    ledger: openLedger(database),
    queue,
  };
  const ends = openEndVideos(parts);
  const onCrash = options.onCrash ?? (() => {});
  const batches = openBatches(parts, {seed: 0, endDue: ends.endDue, onCrash});
  const close = async (): Promise<void> => {
    ends.close();
    await batches.close();
    await queue.close();
    await media.close();
    database.close();
  };
  try {
    const app = createApp(parts, {apiKey, onCrash});
    const listening = await listen(app, host, port);
    ends.endDue();
    queue.wake();
    batches.resume();
    return {
      url: listening.url,
      port: listening.port,
      ledger: parts.ledger.entries,
      close: async () => {
        await listening.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
