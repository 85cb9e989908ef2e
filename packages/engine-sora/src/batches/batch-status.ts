import type {BatchStatus} from '@matchcut/engine';
import type {Batch} from '../wire/schemas.ts';

const ended: readonly string[] = ['completed', 'expired', 'cancelled', 'canceled'];

/** Whether nothing more will come. */
export function hasEnded(status: string): boolean {
  return ended.includes(status);
}

export function batchStatus(
  {status, request_counts: counts, errors}: Batch,
  pollAfterMs: number | null,
): BatchStatus {
  if (hasEnded(status)) return {kind: 'ended'};
  if (status === 'failed') {
    const lines = errors?.data.map(({line, message}) =>
      line === null || line === undefined ? message : `line ${line}: ${message}`,
    );
    return {kind: 'refused', message: lines?.join('; ') || 'The server does not say why.'};
  }
  const done = counts ? counts.completed + counts.failed : 0;
  return {kind: 'running', done, total: counts?.total ?? 0, ...(pollAfterMs !== null && {pollAfterMs})};
}
