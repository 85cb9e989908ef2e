import type {FrameRate} from '@matchcut/engine';
import {framesIn} from '../frame-rate.ts';
import {stepKey, type Digest} from '../key.ts';
import {pictureSeam} from '../seam.ts';
import type {DraftStep, DraftStepOf, FocusFrame} from '../step.ts';
import type {ChosenPart} from '../survey/choose-chain.ts';
import type {FocusAt} from '../survey/read-reframe.ts';
import type {ReadShot} from '../survey/read-scene.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import type {SceneContext} from './scene-context.ts';
import type {Piece, StepRef} from './scene-steps.ts';
import {stepId} from './step-id.ts';

/** A clip, and what part of its scene it shows. */
export type ShownClip = {
  readonly shot: ReadShot;
  readonly part: ChosenPart;
  readonly clip: StepRef;
  /** Only where the picture is cropped. */
  readonly focus?: readonly FocusAt[];
};

/** The clips of a scene in the house format, in order; each may be matched to the one before it. */
export function conformClips(
  scene: SurveyedScene,
  shown: readonly ShownClip[],
  context: SceneContext,
): {readonly conforms: readonly DraftStep[]; readonly pieces: readonly Piece[]} {
  const {timing, volume} = scene.read;
  const grades = gradesOf(scene, context);
  const conforms: DraftStep[] = [];
  const pieces: Piece[] = [];
  for (const {shot, part, clip, focus = []} of shown) {
    const upstream = shot.seam ? (pieces.at(-1) ?? null) : null;
    const conform = conformStep(clip, {...part, speed: timing.speed, grades, focus}, upstream, context);
    conforms.push(conform);
    pieces.push({
      address: part.address,
      from: part.from,
      frames: part.frames,
      freezeFrames: part.freezeFrames,
      sound: {skipSeconds: part.skipSeconds, speed: timing.speed, volume},
      seam: upstream !== null,
      clip: {id: clip.id, key: clip.key},
      conform: {id: conform.id, key: conform.key},
    });
  }
  return {conforms, pieces};
}

type ConformedPart = ChosenPart & {
  readonly speed: number;
  readonly grades: readonly Digest[];
  readonly focus: readonly FocusAt[];
};

function conformStep(
  clip: StepRef,
  {address, from, frames, skipSeconds, freezeFrames, speed, grades, focus}: ConformedPart,
  upstream: Piece | null,
  context: SceneContext,
): DraftStepOf<'conform'> {
  const {format, outputSize, frameRate} = context;
  const request = {
    ...context.inputs.making.conform,
    source: clip.key,
    size: outputSize,
    frameRate,
    skipSeconds,
    ...(speed !== 1 && {speed}),
    frames,
    ...(freezeFrames > 0 && {freezeFrames}),
    ...(focus.length > 0 && {focus: focusFrames(focus, from, frameRate)}),
    ...(grades.length > 0 && {grades}),
    ...(upstream !== null && {
      seam: pictureSeam({upstream: upstream.conform.key, upstreamFrames: upstream.frames}, frames, frameRate),
    }),
  };
  return {
    kind: 'conform',
    id: stepId(format, 'conform', address),
    key: stepKey('conform', request),
    address,
    format,
    needs: upstream === null ? [clip.id] : [clip.id, upstream.conform.id],
    request,
  };
}

/** Counted from the start of a piece of the scene. One that never moves is the same in all pieces. */
function focusFrames(focus: readonly FocusAt[], from: number, rate: FrameRate): readonly FocusFrame[] {
  if (focus.length === 1) return focus.map(({x, y}) => ({frame: 0, x, y}));
  return focus.map(({at, x, y}) => ({frame: framesIn(at, rate) - from, x, y}));
}

/** In the order in which they are applied: a scene's own look first, that of the film last. */
export function gradesOf({grades}: SurveyedScene, {inputs}: SceneContext): readonly Digest[] {
  return grades.toReversed().flatMap(({path}) => {
    const file = inputs.files.get(path);
    return file?.kind === 'lut' ? [file.digest] : [];
  });
}
