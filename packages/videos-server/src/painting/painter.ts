import {renameSync} from 'node:fs';
import {join} from 'node:path';
import type {Media} from '@matchcut/media';
import type {ClipOptions, ClipPainter, ClipToPaint} from './clip-painter.ts';
import {normalizeUpload} from './normalize-upload.ts';
import type {PaintedPart, PaintJob} from './paint-job.ts';
import {stitch} from './stitch.ts';
import {existingPart, type VideoFolder} from './video-files.ts';

/** Makes the content of a video. */
export type Painter = {
  /**
   * Writes the content, and the last part where there are several; each is there whole or not at all.
   *
   * @param scratch An empty folder on the same disk.
   */
  readonly paint: (
    job: PaintJob,
    folder: VideoFolder,
    scratch: string,
    options: ClipOptions,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function openPainter(clips: ClipPainter, media: Media): Painter {
  return {
    paint: async (job, folder, scratch, options) => {
      const before = await contentBefore(job, folder, scratch, media, options.signal);
      const parts = partsToPaint(job);
      let opening = before === null ? openingOf(job, folder) : afterClip(before.last);
      const painted: string[] = [];
      for (const [index, part] of parts.entries()) {
        const path = join(scratch, `part-${index}.mp4`);
        await clips.paintClip({...part, size: job.size, opening}, path, {
          signal: options.signal,
          onProgress: (fraction) => options.onProgress((index + fraction) / parts.length),
        });
        painted.push(path);
        opening = afterClip(path);
      }
      const all = [...(before === null ? [] : [before.content]), ...painted];
      const last = all.at(-1);
      if (last === undefined) return;
      if (all.length === 1 || job.keeps === 'tail') return renameSync(last, folder.content);
      const whole = join(scratch, 'whole.mp4');
      await stitch(media, all, whole, join(scratch, 'sound.m4a'), options.signal);
      renameSync(last, folder.part);
      renameSync(whole, folder.content);
    },
    close: () => clips.close(),
  };
}

type Before = {readonly content: string; readonly last: string};

/** What the content has before the part that is to be painted. */
async function contentBefore(
  job: PaintJob,
  {source, sourcePart}: VideoFolder,
  scratch: string,
  media: Media,
  signal: AbortSignal,
): Promise<Before | null> {
  switch (job.source) {
    case 'none':
      return null;
    case 'video':
      return {content: source, last: existingPart(sourcePart, source)};
    case 'upload': {
      const content = join(scratch, 'upload.mp4');
      await normalizeUpload(media, source, job.size, content, signal);
      return {content, last: content};
    }
    default:
      return job.source satisfies never;
  }
}

function partsToPaint({parts, source}: PaintJob): readonly PaintedPart[] {
  const painted = parts.filter((part) => part.kind === 'painted');
  return source === 'none' ? painted : painted.slice(-1);
}

function openingOf({begins}: PaintJob, {reference}: VideoFolder): ClipToPaint['opening'] {
  switch (begins) {
    case 'nothing':
      return {kind: 'nothing'};
    case 'image':
      return {kind: 'image', path: reference};
    case 'motion':
      return afterClip(reference);
    default:
      return begins satisfies never;
  }
}

function afterClip(path: string): ClipToPaint['opening'] {
  return {kind: 'after', path};
}
