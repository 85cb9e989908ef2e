import type {FaultPlan} from '@matchcut/videos-server';

const creating = [
  'videos.create',
  'videos.extend',
  'characters.create',
  'batches.create',
  'files.create',
] as const;

/**
 * All that a server, a gateway and a network do to clients and that runs have to get over by themselves. What ends a
 * shot (moderation, expiry, clips of another size) is not among it.
 *
 * @param share How much of the usual trouble there is, which is some in every film.
 */
export function bearableFaults(seed: number, share = 1): FaultPlan {
  const faults: FaultPlan['faults'] = [
    {kind: 'rate-limit', probability: 0.06},
    {kind: 'rate-limit', retryAfterSeconds: 1, probability: 0.06},
    {kind: 'too-many-running', limit: 2, probability: 0.2},
    {kind: 'server-error', moment: 'before', on: [...creating], probability: 0.12},
    {kind: 'server-error', status: 502, moment: 'after', on: [...creating], probability: 0.12},
    {kind: 'connection-reset', moment: 'after', on: [...creating], probability: 0.12},
    {kind: 'server-error', status: 503, probability: 0.04},
    {kind: 'connection-reset', moment: 'before', probability: 0.04},
    {kind: 'connection-reset', moment: 'after', probability: 0.06},
    {kind: 'connection-reset', moment: 'mid-answer', probability: 0.06},
    {kind: 'slow-download', bytesPerSecond: 100_000, probability: 0.15},
    {kind: 'truncated-download', share: 0.6, probability: 0.1},
    {kind: 'truncated-download', share: 0.3, ending: 'clean', probability: 0.1},
    {kind: 'empty-download', probability: 0.1},
    {kind: 'wrong-content-type', probability: 0.1},
    {kind: 'slow-job', seconds: 0.3, probability: 0.3},
    {kind: 'unknown-status', status: 'succeeded', probability: 0.3},
    {kind: 'tail-only', probability: 0.5},
  ];
  return {
    seed,
    faults: faults.map((fault) => ({...fault, probability: share * (fault.probability ?? 1)})),
  };
}
