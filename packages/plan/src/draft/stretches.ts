import type {FrameRate} from '@matchcut/engine';
import {gopFrames} from '../gop.ts';
import type {Address} from '../step.ts';
import type {FrameSpan, Timeline} from '../timeline.ts';
import type {Piece} from './draft-scene.ts';

/**
 * A stretch of a cut: either packets copied from a conformed clip, or frames that are composited and encoded
 * anew. Stretches cover the film without gap or overlap.
 */
export type Stretch = CopiedStretch | ComposedStretch;

export type CopiedStretch = FrameSpan & {
  readonly kind: 'copied';
  readonly piece: Piece;
  /** In frames of the piece; the first frame of a group of pictures. */
  readonly pieceFrom: number;
};

export type ComposedStretch = FrameSpan & {
  readonly kind: 'composed';
  readonly picture: Picture;
};

/** What lies under the overlays of a stretch. */
export type Picture =
  | {readonly kind: 'clip'; readonly piece: Piece; readonly pieceFrom: number}
  | {
      readonly kind: 'dissolve';
      readonly outgoing: {readonly piece: Piece; readonly pieceFrom: number};
      readonly incoming: {readonly piece: Piece; readonly pieceFrom: number};
      /** Of the incoming scene. */
      readonly address: Address;
    };

/** One after another on the film's frames: a clip alone, or two clips in a dissolve. */
export type PictureRun = FrameSpan & {readonly picture: Picture};

/** The film's picture before anything is laid over it. */
export function pictureRuns(
  timeline: Timeline,
  piecesOf: (scene: Address) => readonly Piece[],
): readonly PictureRun[] {
  const runs: PictureRun[] = [];
  const dissolvesInto = new Map(timeline.dissolves.map((dissolve) => [dissolve.incoming, dissolve]));
  const dissolvesOut = new Map(timeline.dissolves.map((dissolve) => [dissolve.outgoing, dissolve]));
  for (const [index, scene] of timeline.scenes.entries()) {
    const pieces = piecesOf(scene.address);
    const into = dissolvesInto.get(scene.address);
    const out = dissolvesOut.get(scene.address);
    const head = into?.frames ?? 0;
    const tail = out?.frames ?? 0;
    for (const piece of pieces) {
      const from = Math.max(piece.from, head);
      const end = Math.min(piece.from + piece.frames, scene.frames - tail);
      if (end <= from) continue;
      runs.push({
        from: scene.from + from,
        frames: end - from,
        picture: {kind: 'clip', piece, pieceFrom: from - piece.from},
      });
    }
    const next = timeline.scenes[index + 1];
    const last = pieces.at(-1);
    const first = next === undefined ? undefined : piecesOf(next.address)[0];
    if (out !== undefined && next !== undefined && last !== undefined && first !== undefined) {
      runs.push({
        from: out.from,
        frames: out.frames,
        picture: {
          kind: 'dissolve',
          outgoing: {piece: last, pieceFrom: last.frames - out.frames},
          incoming: {piece: first, pieceFrom: 0},
          address: next.address,
        },
      });
    }
  }
  return runs;
}

/**
 * Divides the picture into what can be copied and what must be made. Copying may stop at any frame, because
 * house clips have no reordered frames, but it may only start at the first frame of a group of pictures: what
 * follows an overlay or a dissolve is made up to the next one. No composed stretch crosses a joint, so that a
 * change of one shot never touches the stretches of another.
 */
export function divideIntoStretches(
  runs: readonly PictureRun[],
  covered: readonly FrameSpan[],
  rate: FrameRate,
): readonly Stretch[] {
  const busy = mergeSpans(covered);
  const gop = gopFrames(rate);
  const stretches: Stretch[] = [];
  let next = 0;
  for (const run of runs) {
    const end = run.from + run.frames;
    if (run.picture.kind === 'dissolve') {
      stretches.push({kind: 'composed', from: run.from, frames: run.frames, picture: run.picture});
      continue;
    }
    const {piece, pieceFrom} = run.picture;
    let at = run.from;
    while (at < end) {
      while ((busy[next]?.from ?? Infinity) + (busy[next]?.frames ?? 0) <= at) next += 1;
      const span = busy[next];
      const local = pieceFrom + at - run.from;
      const isCovered = span !== undefined && span.from <= at;
      let stop: number;
      if (isCovered) stop = Math.min(end, span.from + span.frames);
      else if (local % gop === 0) stop = Math.min(end, span?.from ?? end);
      else stop = Math.min(end, at + gop - (local % gop), span?.from ?? end);
      const frames = stop - at;
      stretches.push(
        !isCovered && local % gop === 0
          ? {kind: 'copied', from: at, frames, piece, pieceFrom: local}
          : {kind: 'composed', from: at, frames, picture: {kind: 'clip', piece, pieceFrom: local}},
      );
      at = stop;
    }
  }
  return stretches;
}

/** Spans in order, those that overlap made one. Spans that only touch stay apart: each is made on its own. */
function mergeSpans(spans: readonly FrameSpan[]): readonly FrameSpan[] {
  const merged: {from: number; frames: number}[] = [];
  for (const {from, frames} of spans.toSorted((a, b) => a.from - b.from || b.frames - a.frames)) {
    const last = merged.at(-1);
    if (last !== undefined && from < last.from + last.frames) {
      last.frames = Math.max(last.frames, from + frames - last.from);
    } else merged.push({from, frames});
  }
  return merged;
}
