import {digestBytes, stepKey, type Digest, type Key, type StepOf, type StepRequests} from '@matchcut/plan';
import {making} from '../making.ts';
import {fps30, smallSize} from './clips.ts';

type Composed = 'conform' | 'segment' | 'soundtrack' | 'cut';

/** A step as a plan would have it. */
export function step<K extends Composed>(
  kind: K,
  request: Omit<StepRequests[K], 'semantics' | 'encoder'>,
  overlayAddresses: readonly string[] = [],
): StepOf<K> {
  return {
    kind,
    id: `16:9 ${kind} film`,
    key: stepKey(kind, {}),
    address: 'film',
    format: '16:9',
    needs: [],
    request: {...making[kind], ...request},
    overlayAddresses,
    action: 'compose',
    reason: {kind: 'new'},
    price: {usd: 0},
  } as unknown as StepOf<K>;
}

export function key(name: string): Key {
  return stepKey('test', {name});
}

export function digest(name: string): Digest {
  return digestBytes(new TextEncoder().encode(name));
}

export const small = {size: smallSize, frameRate: fps30};
