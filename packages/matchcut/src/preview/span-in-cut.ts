import type {FrameRate} from '@matchcut/engine';
import type {DraftStep, FormatId, Key} from '@matchcut/plan';
import {ProjectError} from '../errors/project-error.ts';

/** Frames of a film, both included. */
export type Span = {readonly from: number; readonly to: number};

/** Where the pictures of a span are found. */
export type SpanPlaces = {
  readonly format: FormatId;
  readonly frameRate: FrameRate;
  /** In order. */
  readonly pieces: readonly SpanPiece[];
};

export type SpanPiece = {
  /** The conformed clip or segment that shows it. */
  readonly source: Key;
  /** Which frame of it comes first. */
  readonly sourceFrom: number;
  readonly frames: number;
};

/** Finds a span in the first cut among these steps. Throws `unknown-frame`. */
export function spanInCut(steps: readonly DraftStep[], {from, to}: Span): SpanPlaces {
  const cut = steps.find((step) => step.kind === 'cut');
  if (cut === undefined) throw new TypeError('A plan without a cut has no frames.');
  const {frameRate, frames, parts} = cut.request;
  if (to >= frames) {
    throw new ProjectError(
      'unknown-frame',
      `The film has no frame ${to}.`,
      `It has frames 0 to ${frames - 1}.`,
      {where: '--frames'},
    );
  }
  const pieces: SpanPiece[] = [];
  let at = 0;
  for (const part of parts) {
    const first = Math.max(from, at);
    const end = Math.min(to + 1, at + part.frames);
    if (end > first)
      pieces.push({source: part.source, sourceFrom: part.sourceFrom + first - at, frames: end - first});
    at += part.frames;
  }
  return {format: cut.format, frameRate, pieces};
}
