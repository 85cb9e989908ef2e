import {EventEmitter} from 'node:events';
import {mkdirSync, readdirSync, rmSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {openClipStudio} from '@matchcut/engine-animatic';
import {createMedia} from '@matchcut/media';
import {openBatchTable} from './batches/batch-table.ts';
import {openCharacterTable} from './characters/character-table.ts';
import {systemClock} from './clock.ts';
import {openDatabase} from './database/open-database.ts';
import {dialects} from './dialects/dialects.ts';
import {openFaultSwitch} from './faults/fault-switch.ts';
import {readFaultPlan} from './faults/read-fault-plan.ts';
import {openFileStore} from './files/file-store.ts';
import {openLedger} from './ledger/ledger.ts';
import {openAnimaticClips} from './painting/animatic-clips.ts';
import {openPaintQueue} from './painting/paint-queue.ts';
import {openPainter} from './painting/painter.ts';
import {openPlainClips} from './painting/plain-clips.ts';
import {openVideoFiles} from './painting/video-files.ts';
import {openPreviews} from './previews/previews.ts';
import type {ServerEvents, ServerParts} from './server-parts.ts';
import type {VideosServerOptions} from './start-videos-server.ts';
import {openEndVideos} from './videos/end-videos.ts';
import {openVideoTable} from './videos/video-table.ts';
import {openWebhookTable} from './webhooks/webhook-table.ts';

/** Opens everything that routes and the work behind them share, and tidies up after a server that was killed. */
export function openServerParts(options: VideosServerOptions): {
  readonly parts: ServerParts;
  readonly close: () => Promise<void>;
} {
  const {directory, clock = systemClock, workers = availableParallelism(), latencyMs = 0} = options;
  const {dialect = 'openai', painter = 'animatic'} = options;
  const plan = options.faults === undefined ? undefined : readFaultPlan(options.faults);
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
  const reader = openClipStudio({workers: 1});
  const videos = openVideoTable(database);
  const videoFiles = openVideoFiles(directories.videos);
  const known = videos.ids();
  for (const name of readdirSync(directories.videos))
    if (!known.has(name)) rmSync(join(directories.videos, name), {recursive: true, force: true});
  const shared = {
    clock,
    database,
    directories,
    latencyMs,
    dialect: dialects[dialect],
    media,
    reader,
    events: new EventEmitter<ServerEvents>(),
    videos,
    videoFiles,
    previews: openPreviews(videoFiles, media),
    characters: openCharacterTable(database),
    files: openFileStore({database, directory: directories.files, clock}),
    batches: openBatchTable(database),
    ledger: openLedger(database),
    webhooks: openWebhookTable(database),
    webhooksBeyondLoopback: options.webhooksBeyondLoopback ?? false,
    faults: openFaultSwitch(plan),
  };
  const ends = openEndVideos(shared);
  const queue = openPaintQueue({
    videos,
    videoFiles,
    painter: openPainter(
      painter === 'plain' ? openPlainClips(join(directory, 'plain'), media) : openAnimaticClips(workers),
      media,
    ),
    scratch: join(directory, 'scratch'),
    workers,
    onMade: ends.made,
  });
  return {
    parts: {...shared, ends, queue},
    close: async () => {
      ends.close();
      await queue.close();
      await Promise.all([media.close(), reader.close()]);
      database.close();
    },
  };
}
