import type {Digest} from '../key.ts';
import type {Address} from '../step.ts';
import type {FrameSpan, TimelineScene} from '../timeline.ts';

/** The part of an overlay that shows in a scene. Frames count from the scene's start. */
export type SceneOverlay = FrameSpan & {
  readonly address: Address;
  /** The overlay's own frame number at `from`. */
  readonly overlayFrom: number;
  /** How long the whole overlay is. */
  readonly overlayFrames: number;
  /** What it looks like, a digest a frame; `null` where it can't be drawn. */
  readonly looks: readonly Digest[] | null;
};

/**
 * Finds the overlays over each scene, from bottom to top. Scenes have to be asked about in the order of the film:
 * so each overlay is looked at only while it may still show.
 */
export function overlayFinder(
  overlays: readonly (FrameSpan & {readonly address: Address})[],
  looksOf: (overlay: Address) => readonly Digest[] | null,
): (scene: TimelineScene) => readonly SceneOverlay[] {
  const coming = overlays
    .map((overlay, order) => ({overlay, order, looks: looksOf(overlay.address)}))
    .toSorted((a, b) => a.overlay.from - b.overlay.from);
  let open: typeof coming = [];
  let next = 0;
  return (scene) => {
    if (open.length === 0 && next === coming.length) return none;
    const end = scene.from + scene.frames;
    for (let entry = coming[next]; entry !== undefined && entry.overlay.from < end; entry = coming[next]) {
      open.push(entry);
      next += 1;
    }
    open = open.filter(({overlay}) => overlay.from + overlay.frames > scene.from);
    // What stands later in the film's source lies on top.
    return open
      .toSorted((a, b) => a.order - b.order)
      .map(({overlay, looks}): SceneOverlay => {
        const from = Math.max(overlay.from, scene.from);
        const frames = Math.min(overlay.from + overlay.frames, end) - from;
        const overlayFrom = from - overlay.from;
        return {
          address: overlay.address,
          from: from - scene.from,
          frames,
          overlayFrom,
          overlayFrames: overlay.frames,
          looks: looks?.slice(overlayFrom, overlayFrom + frames) ?? null,
        };
      });
  };
}

const none: readonly SceneOverlay[] = [];
