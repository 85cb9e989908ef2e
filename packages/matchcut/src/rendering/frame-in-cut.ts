import {framesPerSecond, type DraftStep, type FormatId, type Key} from '@matchcut/plan';
import {ProjectError} from '../errors/project-error.ts';

/** A frame of a film by number, or a moment of it. */
export type Moment = {readonly frame: number} | {readonly seconds: number};

/** Where the picture of a frame of the cut is found. */
export type FramePlace = {
  readonly format: FormatId;
  readonly frame: number;
  /** The conformed clip or segment that shows it. */
  readonly source: Key;
  readonly sourceFrame: number;
};

/** Finds a moment in the first cut among these steps. Throws `unknown-frame`. */
export function frameInCut(steps: readonly DraftStep[], moment: Moment): FramePlace {
  const cut = steps.find((step) => step.kind === 'cut');
  if (cut === undefined) throw new TypeError('A plan without a cut has no frames.');
  const {frameRate, frames, parts} = cut.request;
  const frame = 'frame' in moment ? moment.frame : Math.floor(moment.seconds * framesPerSecond(frameRate));
  let from = 0;
  for (const part of parts) {
    if (frame < from + part.frames) {
      return {format: cut.format, frame, source: part.source, sourceFrame: part.sourceFrom + frame - from};
    }
    from += part.frames;
  }
  const seconds = Number((frames / framesPerSecond(frameRate)).toFixed(3));
  throw new ProjectError(
    'unknown-frame',
    `The film has no frame ${frame}.`,
    `It has frames 0 to ${frames - 1}, and ends at ${seconds} s.`,
    {where: 'frame' in moment ? '--frame' : '--at'},
  );
}
