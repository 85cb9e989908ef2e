import type {ArtifactRecord, Key, LockedShot, Plan} from '@matchcut/plan';
import type {InFlightJob} from '@matchcut/store';
import type {ClipState, ClipView, MadeView, ProblemView} from '@matchcut/studio';
import {z} from 'zod';
import {describeChanges} from '../plan-view/describe-changes.ts';
import {tellWhy} from '../plan-view/tell-why.ts';
import type {ClipStep, ShotSteps} from './clip-of-shot.ts';

/** Of a request; requests of older versions may have none. */
const engineSchema = z.object({id: z.string(), model: z.string()});

/** What is known of clips besides the plan. */
export type ClipNews = {
  readonly records: ReadonlyMap<Key, ArtifactRecord>;
  readonly inFlight: ReadonlyMap<Key, InFlightJob>;
  /** Runs of this studio. */
  readonly running: ReadonlyMap<Key, {readonly run: string; readonly progress: number | null}>;
  readonly failed: ReadonlyMap<Key, ProblemView>;
};

/** @param locked what the lock has for the shot in this format. */
export function clipView(
  {conform, clip}: ShotSteps,
  locked: LockedShot | null,
  news: ClipNews,
  plan: Plan,
): ClipView {
  const record = news.records.get(clip.key) ?? null;
  return {
    state: stateOf(clip, news),
    key: clip.key,
    take: clip.request.take,
    pinned: locked?.pinned === true ? locked.take : null,
    usd: clip.action === 'generate' ? (clip.price?.usd ?? null) : 0,
    seconds: clip.request.seconds,
    croppedFrom: clip.format === conform.format ? null : clip.format,
    request: clip.request,
    why: clip.action === 'generate' ? whyOf(clip, plan) : [],
    made: record === null ? null : madeView(record),
  };
}

export function madeView({digest, sizeBytes, request, job, usd, madeAt}: ArtifactRecord): MadeView {
  const engine = engineSchema.safeParse(request['engine']).data;
  return {
    digest,
    sizeBytes,
    engine: engine?.id ?? '',
    model: engine?.model ?? '',
    job: job?.id ?? null,
    usd,
    madeAt,
  };
}

function stateOf(clip: ClipStep, {inFlight, running, failed, records}: ClipNews): ClipState {
  const own = running.get(clip.key);
  const job = inFlight.get(clip.key);
  if (records.has(clip.key) && clip.action !== 'generate') return {kind: 'stored'};
  if (own !== undefined || job !== undefined) {
    return {
      kind: 'in-flight',
      run: own?.run ?? null,
      job: job?.job?.id ?? null,
      progress: own?.progress ?? null,
    };
  }
  const problem = failed.get(clip.key);
  if (problem !== undefined) return {kind: 'failed', problem};
  const {kind} = clip.reason;
  switch (kind) {
    case 'changed':
    case 'stale':
    case 'upstream':
    case 'replaced':
      return {kind: 'stale', reason: kind};
    case 'stored':
      return {kind: 'stored'};
    case 'new':
    case 'missing':
    case 'shared':
    case 'unneeded':
      return {kind: 'missing', reason: kind};
  }
}

function whyOf(clip: ClipStep, plan: Plan): readonly string[] {
  const {reason} = clip;
  if (reason.kind === 'changed' && reason.fields.length > 0) return describeChanges(reason.fields);
  return [reason.kind === 'new' ? 'It was never made.' : tellWhy(clip, plan)];
}
