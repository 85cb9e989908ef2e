import type {FrameRate} from '@matchcut/engine';
import {gopFrames} from '../gop.ts';
import type {Address, DrawnEffect, TransitionSpan} from '../step.ts';
import type {FrameSpan} from '../timeline.ts';
import type {Piece} from './scene-steps.ts';

/**
 * A stretch of a cut: either packets copied from a conformed clip, or frames that are composited and encoded
 * anew. The stretches of all scenes cover the film without gap or overlap. Frames count from the scene's start, so
 * that moving a scene changes nothing in it.
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
      readonly kind: 'transition';
      readonly outgoing: {readonly piece: Piece; readonly pieceFrom: number};
      readonly incoming: {readonly piece: Piece; readonly pieceFrom: number};
      readonly way: TransitionWay;
      /** Of the incoming scene. */
      readonly address: Address;
    };

/** How the picture changes. `null` where its matte can't be drawn. */
export type TransitionWay = Pick<TransitionSpan, 'easing'> & {
  readonly effect: DrawnEffect | null;
  /** Of its matte. */
  readonly matteAddress: Address | null;
};

/** One after another on a scene's frames: a clip alone, or two clips in a transition. */
export type PictureRun = FrameSpan & {readonly picture: Picture};

/** How a scene meets the one after it. */
export type TransitionOut = {
  readonly frames: number;
  readonly next: Piece;
  readonly address: Address;
  readonly way: TransitionWay;
};

/**
 * A scene's picture before anything is laid over it, from the end of the transition into it to the end of the
 * transition out of it. Frames count from the scene's start.
 */
export function pictureRuns(
  pieces: readonly Piece[],
  frames: number,
  head: number,
  out: TransitionOut | null,
): readonly PictureRun[] {
  const runs: PictureRun[] = [];
  const tail = frames - (out?.frames ?? 0);
  for (const piece of pieces) {
    const from = Math.max(piece.from, head);
    const end = Math.min(piece.from + piece.frames, tail);
    if (end <= from) continue;
    runs.push({from, frames: end - from, picture: {kind: 'clip', piece, pieceFrom: from - piece.from}});
  }
  const last = pieces.at(-1);
  if (out !== null && last !== undefined) {
    runs.push({
      from: tail,
      frames: out.frames,
      picture: {
        kind: 'transition',
        way: out.way,
        outgoing: {piece: last, pieceFrom: last.frames - out.frames},
        incoming: {piece: out.next, pieceFrom: 0},
        address: out.address,
      },
    });
  }
  return runs;
}

/**
 * Divides the picture into what can be copied and what must be made. Copying may stop at any frame, because
 * house clips have no reordered frames, but it may only start at the first frame of a group of pictures: what
 * follows an overlay or a transition is made up to the next one. No composed stretch crosses a joint, so that a
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
    if (run.picture.kind === 'transition') {
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
