import {rm} from 'node:fs/promises';
import {openClipStudio, type ClipOrder} from '@matchcut/engine-animatic';
import {parseSize} from '../videos/models.ts';
import type {PaintJob} from './paint-job.ts';
import type {Painter} from './painter.ts';
import type {VideoFolder} from './video-files.ts';

/** Paints with the embedded engine's own painter: the same request makes the same pictures as there. */
export function openAnimaticPainter(workers: number | undefined): Painter {
  const studio = openClipStudio(workers === undefined ? {} : {workers});
  return {
    paint: async (job, folder, options) => {
      // The painter writes beside its target and renames, so what is there is whole, and of a row that was not kept.
      await rm(folder.content, {force: true});
      await studio.paintClip(orderOf(job, folder), folder.content, options);
    },
    close: () => studio.close(),
  };
}

function orderOf(job: PaintJob, folder: VideoFolder): ClipOrder {
  return {
    take: job.take,
    prompt: job.prompt,
    edit: null,
    size: parseSize(job.size),
    seconds: job.seconds,
    frameRate: {numerator: 30, denominator: 1},
    identities: job.cast,
    start: null,
    opening: job.opening.kind === 'reference' ? {kind: 'image', path: folder.reference} : null,
  };
}
