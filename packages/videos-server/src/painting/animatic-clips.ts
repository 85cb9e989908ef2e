import {openClipStudio, type ClipOrder, type ClipStudio} from '@matchcut/engine-animatic';
import {parseSize} from '../videos/models.ts';
import type {ClipPainter, ClipToPaint} from './clip-painter.ts';
import {frameRate} from './stitch.ts';

/** Paints with the embedded engine's own painter: the same request makes the same pictures as there. */
export function openAnimaticClips(workers: number): ClipPainter {
  const studio = openClipStudio({workers});
  return {
    paintClip: async (clip, to, options) => studio.paintClip(await orderOf(clip, studio), to, options),
    close: () => studio.close(),
  };
}

async function orderOf({opening, size, cast, ...clip}: ClipToPaint, studio: ClipStudio): Promise<ClipOrder> {
  const {prompt, edit, seconds, take} = clip;
  const order = {prompt, edit, seconds, take, size: parseSize(size), frameRate, identities: cast};
  switch (opening.kind) {
    case 'nothing':
      return {...order, start: null, opening: null};
    case 'image':
      return {...order, start: null, opening};
    case 'after': {
      const note = await studio.readNote(opening.path);
      return {...order, start: note?.end ?? null, opening: {kind: 'last-frame', path: opening.path}};
    }
    default:
      return opening satisfies never;
  }
}
