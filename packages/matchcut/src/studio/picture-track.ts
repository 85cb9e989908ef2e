import type {Digest, FormatId, Key, Plan, StepOf} from '@matchcut/plan';
import type {PictureView} from '@matchcut/studio';

export type PlayablePlan = {
  readonly plan: Pick<Plan, 'film' | 'steps'>;
  /** Keys of conformed clips that are in the store. */
  readonly stored: ReadonlyMap<Key, {readonly digest: Digest}>;
};

/**
 * What plays of a format: the clips of the film's own engine; where they are not there the ones that were painted for
 * nothing; and where these are not there either, a slate.
 *
 * @param painted the same film with the embedded engine; `null` where that is its own.
 */
export function pictureTrack(
  own: PlayablePlan,
  painted: PlayablePlan | null,
  format: FormatId,
): readonly PictureView[] {
  const drafts = painted === null ? [] : placeClips(painted, format);
  return placeClips(own, format).flatMap((piece): readonly PictureView[] => {
    const {address, from, frames, conform} = piece;
    if (own.stored.has(conform.key))
      return [{address, from, frames, kind: 'clip', key: conform.key, sourceFrom: 0}];
    return cover(piece, drafts, painted);
  });
}

type PlacedClip = {
  readonly address: string;
  readonly from: number;
  readonly frames: number;
  readonly conform: StepOf<'conform'>;
};

/** Engines divide long scenes differently: a stretch may be covered by several drafts. */
function cover(
  {address, from, frames}: PlacedClip,
  drafts: readonly PlacedClip[],
  painted: PlayablePlan | null,
): readonly PictureView[] {
  const scene = sceneOf(address);
  const over = drafts.filter(
    (draft) =>
      sceneOf(draft.address) === scene && draft.from < from + frames && from < draft.from + draft.frames,
  );
  if (over.length === 0) return [{address, from, frames, kind: 'slate'}];
  return over.map((draft): PictureView => {
    const start = Math.max(from, draft.from);
    const span = {address, from: start, frames: Math.min(from + frames, draft.from + draft.frames) - start};
    return painted?.stored.has(draft.conform.key) === true
      ? {...span, kind: 'animatic', key: draft.conform.key, sourceFrom: start - draft.from}
      : {...span, kind: 'slate'};
  });
}

/** Conformed clips fill their scenes, one after another. */
function placeClips({plan: {film, steps}}: PlayablePlan, format: FormatId): readonly PlacedClip[] {
  const conforms = new Map<string, StepOf<'conform'>>(
    steps.flatMap((step) =>
      step.kind === 'conform' && step.format === format ? [[step.address, step]] : [],
    ),
  );
  return film.timeline.scenes.flatMap(({from: sceneFrom, shots}) => {
    let from = sceneFrom;
    return shots.flatMap(({address}) => {
      const conform = conforms.get(address);
      if (conform === undefined) return [];
      const placed = {address, from, frames: conform.request.frames, conform};
      from += conform.request.frames;
      return [placed];
    });
  });
}

function sceneOf(address: string): string {
  return address.split('/').slice(0, 2).join('/');
}
