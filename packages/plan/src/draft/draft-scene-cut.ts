import {canonicalJson} from '../canonical-json.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {CutPart, DraftStepOf, StepId} from '../step.ts';
import type {SceneSteps} from './scene-steps.ts';
import {draftSegment} from './draft-segment.ts';
import type {SceneOverlay} from './overlays-in-scene.ts';
import type {SceneContext} from './scene-context.ts';
import {divideIntoStretches, pictureRuns, type TransitionOut} from './stretches.ts';

/** What a scene adds to the cut, the transition out of it included. */
export type SceneCut = {
  readonly parts: readonly CutPart[];
  /** `parts` in canonical JSON, each. */
  readonly written: readonly string[];
  /** Steps that the parts come from, each once. */
  readonly sources: readonly StepId[];
  readonly segments: readonly DraftStepOf<'segment'>[];
};

/** How a scene stands among its neighbours. */
export type SceneNeighbours = {
  readonly frames: number;
  /** Frames at its start that belong to the transition into it. */
  readonly head: number;
  readonly out: TransitionOut | null;
  readonly overlays: readonly SceneOverlay[];
};

/** Remembered for as long as nothing in the scene, over it or at its joints changes. */
export function draftSceneCut(
  scene: SceneSteps,
  around: SceneNeighbours,
  context: SceneContext,
  memo: PlanMemo,
): SceneCut {
  return memo.cuts.recall(scene, contextOf(around, context), () => draft(scene, around, context));
}

function contextOf(
  {frames, head, out, overlays}: SceneNeighbours,
  {digest}: SceneContext,
): readonly unknown[] {
  const members: unknown[] = [digest, frames, head, out?.frames, out?.next, out?.address];
  if (out !== null) members.push(canonicalJson(out.way));
  for (const {address, from, overlayFrom, overlayFrames, looks, ...rest} of overlays) {
    members.push(address, from, rest.frames, overlayFrom, overlayFrames, looks?.length);
    for (const look of looks ?? []) members.push(look);
  }
  return members;
}

function draft(scene: SceneSteps, around: SceneNeighbours, context: SceneContext): SceneCut {
  const {frames, head, out, overlays} = around;
  const parts: CutPart[] = [];
  const segments: DraftStepOf<'segment'>[] = [];
  const sources = new Set<StepId>();
  const runs = pictureRuns(scene.pieces, frames, head, out);
  for (const stretch of divideIntoStretches(runs, overlays, context.frameRate)) {
    if (stretch.kind === 'copied') {
      const {piece, pieceFrom} = stretch;
      parts.push({source: piece.conform.key, sourceFrom: pieceFrom, frames: stretch.frames});
      sources.add(piece.conform.id);
      continue;
    }
    const end = stretch.from + stretch.frames;
    const over = overlays.filter(
      (overlay) => overlay.from < end && overlay.from + overlay.frames > stretch.from,
    );
    const segment = draftSegment(stretch, over, context);
    if (segment === null) continue;
    segments.push(segment);
    parts.push({source: segment.key, sourceFrom: 0, frames: stretch.frames});
    sources.add(segment.id);
  }
  return {parts, written: parts.map((part) => canonicalJson(part)), sources: [...sources], segments};
}
