import {stepKey} from '@matchcut/plan';
import type {InFlightJob} from '@matchcut/store';
import type {ClipStep} from './engine-steps.ts';

const stepKinds = {create: 'clip', extend: 'extension', edit: 'edit'} as const;

/** What an entry of the journal asks for; `null` for what is no clip. */
export function requestIn({key, request}: InFlightJob): ClipStep['request'] | null {
  // Its key is the hash of its request, so what hashes to the key is what was planned.
  return isClipRequest(request) && stepKey(stepKinds[request.kind], request) === key ? request : null;
}

function isClipRequest(request: object): request is ClipStep['request'] {
  return 'kind' in request && Object.hasOwn(stepKinds, String(request.kind));
}
