import {stepKey, type Digest} from '../key.ts';
import type {Address, DraftStepOf, OverlaySpan, PictureSpan, StepRequests} from '../step.ts';
import {lookRuns} from './look-runs.ts';
import type {SceneOverlay} from './overlays-in-scene.ts';
import type {SceneContext} from './scene-context.ts';
import {stepId} from './step-id.ts';
import type {ComposedStretch, Picture} from './stretches.ts';

/** The step that composites one stretch; `null` where something in it can't be drawn. */
export function draftSegment(
  stretch: ComposedStretch,
  overlays: readonly SceneOverlay[],
  {format, size, outputSize, frameRate, inputs}: SceneContext,
): DraftStepOf<'segment'> | null {
  const spans: OverlaySpan[] = [];
  for (const overlay of overlays) {
    if (overlay.looks === null) return null;
    spans.push(overlaySpan(overlay, stretch, overlay.looks));
  }
  const picture = pictureSpan(stretch);
  if (picture === null) return null;
  const isDrawn = spans.length > 0 || picture.kind === 'matte';
  const {scale = 1} = inputs;
  const request: StepRequests['segment'] = {
    ...inputs.making.segment,
    size: outputSize,
    frameRate,
    frames: stretch.frames,
    picture: [picture],
    overlays: spans,
    ...(isDrawn && scale !== 1 && {layout: {size, scale}}),
  };
  const {address, from, needs} = placeOf(stretch.picture);
  const name = `${address}@${from}-${from + stretch.frames}`;
  return {
    kind: 'segment',
    id: stepId(format, 'segment', name),
    key: stepKey('segment', request),
    address: name,
    format,
    needs,
    request,
    overlayAddresses: [...mattesOf(stretch.picture), ...overlays.map((overlay) => overlay.address)],
  };
}

function mattesOf(picture: Picture): readonly Address[] {
  const matte = picture.kind === 'transition' ? picture.way.matteAddress : null;
  return matte === null ? [] : [matte];
}

/** `null` where its matte can't be drawn. */
function pictureSpan({frames, picture}: ComposedStretch): PictureSpan | null {
  switch (picture.kind) {
    case 'clip':
      return {
        kind: 'clip',
        from: 0,
        frames,
        source: picture.piece.conform.key,
        sourceFrom: picture.pieceFrom,
      };
    case 'transition': {
      const {effect, easing} = picture.way;
      if (effect === null) return null;
      return {
        ...effect,
        ...(easing && {easing}),
        from: 0,
        frames,
        outgoing: {source: picture.outgoing.piece.conform.key, sourceFrom: picture.outgoing.pieceFrom},
        incoming: {source: picture.incoming.piece.conform.key, sourceFrom: picture.incoming.pieceFrom},
      };
    }
    default:
      return picture satisfies never;
  }
}

/** Segments are named by the shot that they are part of, so that moving a scene renames none. */
function placeOf(picture: Picture): {address: string; from: number; needs: readonly string[]} {
  switch (picture.kind) {
    case 'clip':
      return {address: picture.piece.address, from: picture.pieceFrom, needs: [picture.piece.conform.id]};
    case 'transition':
      return {
        address: picture.address,
        from: 0,
        needs: [picture.outgoing.piece.conform.id, picture.incoming.piece.conform.id],
      };
    default:
      return picture satisfies never;
  }
}

/** The part of an overlay that shows in a stretch. */
function overlaySpan(overlay: SceneOverlay, stretch: ComposedStretch, looks: readonly Digest[]): OverlaySpan {
  const start = Math.max(overlay.from, stretch.from);
  const frames = Math.min(overlay.from + overlay.frames, stretch.from + stretch.frames) - start;
  const shown = looks.slice(start - overlay.from, start - overlay.from + frames);
  if (shown.length < frames) {
    throw new RangeError(
      `The overlay ${overlay.address} has looks for too few of its ${overlay.overlayFrames} frames.`,
    );
  }
  return {
    from: start - stretch.from,
    frames,
    overlayFrom: overlay.overlayFrom + start - overlay.from,
    overlayFrames: overlay.overlayFrames,
    looks: lookRuns(shown),
  };
}
