/**
 * FFmpeg inside the calling process. Only for worker processes (`serveWorker`): its calls block, and a crash in native
 * code ends the process.
 */
import type {FrameWriter, FrameWriterOptions} from './backend/frame-writer.ts';
import type {Clip} from './backend/read-clip.ts';
import {loadBackend} from './load-backend.ts';

export type {FrameWriter, FrameWriterOptions, FrameWriterSound} from './backend/frame-writer.ts';
export type {Clip} from './backend/read-clip.ts';
export {serveWorker, type WorkerHandler} from './worker/serve-worker.ts';

/** Opens an MP4 for frames painted by the caller. Throws `media-unwritable`, `media-failed`, `media-backend-missing`. */
export async function openFrameWriter(options: FrameWriterOptions): Promise<FrameWriter> {
  const backend = await loadBackend(() => import('./backend/frame-writer.ts'));
  return backend.openFrameWriter(options);
}

/** A clip's tags and its last frame, exactly as decoded. Throws `media-unreadable`, `media-backend-missing`. */
export async function readClip(path: string): Promise<Clip> {
  const backend = await loadBackend(() => import('./backend/read-clip.ts'));
  return backend.readClip(path);
}
