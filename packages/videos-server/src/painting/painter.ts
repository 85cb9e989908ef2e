import {renameSync} from 'node:fs';
import {join} from 'node:path';
import type {Media} from '@matchcut/media';
import type {ClipOptions, ClipPainter, ClipToPaint} from './clip-painter.ts';
import {normalizeUpload} from './normalize-upload.ts';
import type {PaintJob, PaintPart} from './paint-job.ts';
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
  {from, size}: PaintJob,
  {source, sourcePart}: VideoFolder,
  scratch: string,
  media: Media,
  signal: AbortSignal,
): Promise<Before | null> {
  switch (from.kind) {
    case 'nothing':
    case 'image':
    case 'motion':
      return null;
    case 'source':
      return {content: source, last: existingPart(sourcePart, source)};
    case 'upload': {
      const content = join(scratch, 'upload.mp4');
      await normalizeUpload(media, source, size, content, signal);
      return {content, last: content};
    }
    default:
      return from satisfies never;
  }
}

function partsToPaint({parts, from}: PaintJob): readonly Extract<PaintPart, {kind: 'painted'}>[] {
  const painted = parts.filter((part) => part.kind === 'painted');
  return from.kind === 'source' || from.kind === 'upload' ? painted.slice(-1) : painted;
}

function openingOf({from}: PaintJob, {reference}: VideoFolder): ClipToPaint['opening'] {
  switch (from.kind) {
    case 'image':
      return {kind: 'image', path: reference};
    case 'motion':
      return afterClip(reference);
    default:
      return {kind: 'nothing'};
  }
}

function afterClip(path: string): ClipToPaint['opening'] {
  return {kind: 'after', path};
}
