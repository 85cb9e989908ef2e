import {stepKey, type StepOf} from '@matchcut/plan';
import type {InFlightJob} from '@matchcut/store';

/**
 * The step that an entry of the journal was written for, so that its clip can be brought without its film. `null`
 * for what is no new clip: only those are ordered.
 */
export function orderedStep({key, address, format, request, usd}: InFlightJob): StepOf<'clip'> | null {
  // Its key is the hash of its request, so what hashes to the key is what was planned.
  if (!isClipRequest(request) || stepKey('clip', request) !== key) return null;
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

function isClipRequest(request: object): request is StepOf<'clip'>['request'] {
  return 'kind' in request && request.kind === 'create';
}
