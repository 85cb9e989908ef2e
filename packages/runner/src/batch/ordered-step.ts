import type {StepOf} from '@matchcut/plan';
import type {InFlightJob} from '@matchcut/store';
import {requestIn} from '../request-in-journal.ts';

/**
 * The step that an entry of the journal was written for, so that its clip can be brought without its film. `null`
 * for what is no new clip: only those are ordered.
 */
export function orderedStep(entry: InFlightJob): StepOf<'clip'> | null {
  const {key, address, format, usd} = entry;
  const request = requestIn(entry);
  if (request?.kind !== 'create') return null;
  return {
    kind: 'clip',
    id: `${format} clip ${address}`,
    key,
    address,
    format,
    needs: [],
    request,
    action: 'generate',
    reason: {kind: 'new'},
    price: usd === null ? null : {usd},
  };
}
