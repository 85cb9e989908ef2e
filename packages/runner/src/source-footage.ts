import type {SourceFootage} from '@matchcut/compose';
import {parseKey, type ArtifactRecord, type Key} from '@matchcut/plan';
import type {ClipStep} from './engine-steps.ts';

/** Records of the clips that a clip is made from, by key. */
type Sources = ReadonlyMap<Key, {readonly record: Pick<ArtifactRecord, 'request' | 'footage'>}>;

/**
 * What a clip is a part of besides itself: an extension of what it continues, an edit of what stood before its source
 * in one file with it. `null` for a clip that stands alone.
 */
export function sourceFootage(request: ClipStep['request'], sources: Sources): SourceFootage | null {
  if (request.kind === 'create') return null;
  const key = parseKey(request.source);
  const record = (key === null ? undefined : sources.get(key))?.record;
  const seconds = record?.request['seconds'];
  if (record === undefined || typeof seconds !== 'number') return null;
  // Records from before footage was measured are of clips that are as long as was asked for.
  const {headSeconds, chainSeconds} = record.footage ?? {headSeconds: 0, chainSeconds: seconds};
  if (request.kind === 'extend') return {chainSeconds, fileSeconds: headSeconds + seconds};
  const before = chainSeconds - seconds;
  // Within what engines round.
  return before < 0.5 ? null : {chainSeconds: before, fileSeconds: headSeconds};
}
